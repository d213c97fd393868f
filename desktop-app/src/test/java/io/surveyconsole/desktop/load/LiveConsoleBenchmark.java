package io.surveyconsole.desktop.load;

import io.surveyconsole.desktop.fx.Fonts;
import io.surveyconsole.desktop.shell.Console;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.Secret;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The real console with very many live rows, a filter and a sort set, a transcript open and the
/// table scrolled: `[SECONDS [ROWS [CHANGES_PER_SECOND]]]`. What drives it is another process.
/// Reports how the JavaFX thread fares at rest, the control, and under load; whether choice, scroll
/// and filter stay; the heap before and after. Nothing is asserted.
public final class LiveConsoleBenchmark {
  private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();

  private LiveConsoleBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
    int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
    int changes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20_000;
    Path folder = Files.createTempDirectory("survey-console-bench");
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
    System.out.printf(
        "%d processors, heap of %d MB at most%n",
        Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20);
    measure("at rest", "respondent", rows, 0, Math.min(seconds, 30), folder);
    String load = changes + " changes a second, sorted by ";
    measure(load + "name", "respondent", rows, changes, seconds, folder);
    measure(load + "time idle", "idle", rows, changes, Math.min(seconds, 60), folder);
    System.exit(0);
  }

  /// @param sortedBy the id of a column: names never change, the time idle does with every change
  private static void measure(
      String what, String sortedBy, int rows, int changes, int seconds, Path folder)
      throws Exception {
    String main = FeedGenerator.class.getName();
    try (var generator = new OtherProcess(main, "" + rows, "" + changes)) {
      var address = URI.create("http://127.0.0.1:" + generator.line());
      try (var bench = new Bench(new AttachedServer(address, new Secret("none"), folder))) {
        bench.await(rows);
        bench.furnish(sortedBy);
        String before = bench.place();
        long heapBefore = heap();
        System.out.printf("%s, %d rows: %s%n", what, rows, new FxProbe().run(seconds));
        System.out.printf(
            Locale.ROOT,
            "  stays: %s -> %s; heap after GC %d -> %d MB, %d rows%n",
            before,
            bench.place(),
            heapBefore >> 20,
            heap() >> 20,
            call(() -> bench.table().getItems().size()));
      }
    }
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static <T> T call(Callable<T> work) throws Exception {
    var result = new CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        result.complete(work.call());
      } catch (Exception e) {
        result.completeExceptionally(e);
      }
    });
    return result.get();
  }

  /// The console with its window.
  private static final class Bench implements AutoCloseable {
    private final Console console;
    private final AtomicReference<@Nullable Stage> stage = new AtomicReference<>();

    Bench(AttachedServer server) throws Exception {
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
    TableView<Object> table() {
      return (TableView<Object>) scene().lookup("#conversations");
    }

    void await(int rows) throws Exception {
      until("the rows have come", () -> table().getItems().size() >= rows);
    }

    /// Sorted, filtered by a word that most have, one chosen, scrolled away.
    void furnish(String sortedBy) throws Exception {
      call(() -> {
        var filter = (TextInputControl) scene().lookup("#conversations-filter");
        filter.setText("example");
        for (TableColumn<Object, ?> column : table().getColumns()) {
          if (sortedBy.equals(column.getId())) {
            column.setSortType(TableColumn.SortType.DESCENDING);
            table().getSortOrder().setAll(java.util.List.of(column));
          }
        }
        table().getSelectionModel().select(table().getItems().size() / 2);
        table().scrollTo(table().getItems().size() / 2 - 3);
        return true;
      });
      until("the transcript is open", () -> list().getItems().size() >= 400);
      Thread.sleep(3_000); // what was begun has settled
    }

    private javafx.scene.control.ListView<?> list() {
      return (javafx.scene.control.ListView<?>) scene().lookup("#transcript");
    }

    /// What is chosen, what is at the top of the view, what is filtered.
    String place() throws Exception {
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
      return row instanceof io.surveyconsole.desktop.fx.LiveRow<?> live ? live.id() : "nothing";
    }

    @Override
    public void close() throws Exception {
      call(() -> {
        console.close();
        Stage window = stage.get();
        if (window != null) {
          window.hide();
        }
        return true;
      });
    }
  }

  private static void until(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!call(condition)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("in vain: " + what);
      }
      Thread.sleep(20);
    }
  }
}
