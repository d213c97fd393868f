package io.surveyconsole.desktop.shell;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A command in the list: of what sort it is, its name, its keys.
final class CommandCell extends ListCell<Command> {
  private final Label kind = new Label();
  private final Label title = new Label();
  private final Label shortcut = new Label();
  private final HBox line = new HBox();

  /// @param run does it when it is pressed
  CommandCell(Consumer<@Nullable Command> run) {
    kind.getStyleClass().addAll("muted", "small", "palette-kind");
    shortcut.getStyleClass().add("key");
    shortcut.setMinWidth(USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    line.getStyleClass().add("palette-line");
    line.setAlignment(Pos.CENTER_LEFT);
    line.getChildren().setAll(kind, title, gap, shortcut);
    setOnMouseClicked(event -> run.accept(getItem()));
  }

  @Override
  protected void updateItem(@Nullable Command command, boolean empty) {
    super.updateItem(command, empty);
    if (command == null || empty) {
      setGraphic(null);
      return;
    }
    kind.setText(command.kind());
    title.setText(command.title());
    shortcut.setText(command.shortcut());
    shortcut.setVisible(!command.shortcut().isEmpty());
    setAccessibleText(command.kind() + ": " + command.title());
    setGraphic(line);
  }
}
