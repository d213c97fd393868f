package io.surveyconsole.desktop.load;

import static org.awaitility.Awaitility.await;

import io.surveyconsole.desktop.fx.Fonts;
import io.surveyconsole.desktop.shell.Console;
import io.surveyconsole.desktop.table.LiveRow;
import io.surveyconsole.server.config.ConfigSources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The console with its window.
final class ConsoleUnderLoad {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Console console;
  private final AtomicReference<@Nullable Stage> stage = new AtomicReference<>();

  ConsoleUnderLoad(AttachedServer server) throws InterruptedException {
    console =
        call(() -> {
          Fonts.load();
          var made = new Console(server, ConfigSources.ofFolder(server.dataFolder()));
          var window = new Stage();
          window.setX(0);
          window.setY(0);
          made.open(window, () -> {});
          window.setWidth(1_000);
          window.setHeight(1_000);
          stage.set(window);
          return made;
        });
  }

  private Scene scene() {
    return console.window().root().getScene();
  }

  @SuppressWarnings("unchecked")
  private TableView<Object> table() {
    return (TableView<Object>) scene().lookup("#conversations");
  }

  void awaitRows(int rows) throws InterruptedException {
    until("the rows have come", () -> table().getItems().size() >= rows);
  }

  /// Sorted, filtered by a word that most have, one chosen, scrolled away.
  void furnish(String sortedBy) throws InterruptedException {
    call(() -> {
      var filter = (TextInputControl) scene().lookup("#conversations-filter");
      filter.setText("example");
      for (TableColumn<Object, ?> column : table().getColumns()) {
        if (sortedBy.equals(column.getId())) {
          column.setSortType(TableColumn.SortType.DESCENDING);
          table().getSortOrder().setAll(List.of(column));
        }
      }
      table().getSelectionModel().select(table().getItems().size() / 2);
      table().scrollTo(table().getItems().size() / 2 - 3);
      return true;
    });
    until("the transcript is open", () -> list().getItems().size() > 0);
  }

  private ListView<?> list() {
    return (ListView<?>) scene().lookup("#transcript");
  }

  /// What is chosen, what is at the top of the view, what is filtered.
  String place() throws InterruptedException {
    return call(() -> {
      Node flow = table().lookup(".virtual-flow");
      IndexedCell<?> first = ((VirtualFlow<?>) flow).getFirstVisibleCell();
      var filter = (TextInputControl) scene().lookup("#conversations-filter");
      return id(table().getSelectionModel().getSelectedItem())
          + " chosen, "
          + id(first.getItem())
          + " at "
          + Math.round(first.getLayoutY())
          + ", filter "
          + filter.getText();
    });
  }

  private static String id(@Nullable Object row) {
    return row instanceof LiveRow<?> live ? live.id() : "nothing";
  }

  int rows() throws InterruptedException {
    return call(() -> table().getItems().size());
  }

  void close() throws InterruptedException {
    call(() -> {
      console.close();
      Stage window = stage.get();
      if (window != null) {
        window.hide();
      }
      return true;
    });
  }

  private static <T> T call(Callable<T> work) throws InterruptedException {
    var result = new CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        result.complete(work.call());
      } catch (Exception e) {
        result.completeExceptionally(e);
      }
    });
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static void until(String what, Callable<Boolean> condition) {
    await(what).atMost(PATIENCE).until(() -> call(condition));
  }
}
