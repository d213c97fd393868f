package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Popover;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Finds a place, a view or a command by a few letters of its name, and does it.
final class CommandPalette {
  private static final int ROWS = 9;
  private static final double ROW = 34;

  private final Supplier<List<Command>> commands;
  private final TextField field = new TextField();
  private final ObservableList<Command> found = FXCollections.observableArrayList();
  private final ListView<Command> list = new ListView<>(found);
  private final Popover popover;
  private List<Command> all = List.of();

  /// @param inside the palette stands in its upper middle
  /// @param commands asked each time it is opened
  CommandPalette(Node inside, Supplier<List<Command>> commands) {
    this.commands = commands;
    field.setId("palette");
    field.setPromptText(text("palette.prompt"));
    field.setAccessibleText(text("palette.prompt"));
    field.textProperty().subscribe(now -> find(now));
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
    field.setOnAction(event -> run(list.getSelectionModel().getSelectedItem()));
    list.setId("palette-list");
    list.setAccessibleText(text("palette.title"));
    list.getStyleClass().add("palette-list");
    list.setFixedCellSize(ROW);
    list.setPrefHeight(ROWS * ROW + 2);
    list.setCellFactory(view -> new CommandCell(this::run));
    list.setPlaceholder(new Label(text("palette.none")));
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        run(list.getSelectionModel().getSelectedItem());
        event.consume();
      }
    });
    var content = new VBox(field, list);
    content.getStyleClass().add("palette");
    popover = new Popover(inside, content);
  }

  void open() {
    if (popover.isShowing()) {
      popover.hide();
      return;
    }
    all = commands.get();
    field.clear();
    find("");
    popover.showInside();
  }

  /// The arrows choose in the list while the letters go on into the field.
  private void steer(KeyEvent event) {
    int by =
        switch (event.getCode()) {
          case DOWN -> 1;
          case UP -> -1;
          default -> 0;
        };
    if (by != 0 && !found.isEmpty()) {
      int now = list.getSelectionModel().getSelectedIndex();
      int next = Math.floorMod(now + by, found.size());
      list.getSelectionModel().clearAndSelect(next);
      list.scrollTo(Math.max(0, next - ROWS + 2));
      event.consume();
    }
  }

  private void find(String typed) {
    String[] words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
    found.setAll(
        all.stream()
            .filter(command -> mentions(command, words))
            .sorted(Comparator.comparing(command -> !starts(command, words[0])))
            .toList());
    list.getSelectionModel().selectFirst();
  }

  private static boolean mentions(Command command, String[] words) {
    String title = command.title().toLowerCase(Locale.ROOT);
    String kind = command.kind().toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (!title.contains(word) && !kind.equals(word)) {
        return false;
      }
    }
    return true;
  }

  private static boolean starts(Command command, String word) {
    return command.title().toLowerCase(Locale.ROOT).startsWith(word);
  }

  private void run(@Nullable Command command) {
    if (command != null) {
      popover.hide();
      command.run().run();
    }
  }
}
