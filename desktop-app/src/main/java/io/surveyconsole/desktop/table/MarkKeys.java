package io.surveyconsole.desktop.table;

import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Marks rows of a table by keyboard, and by Ctrl and Shift with the mouse.
final class MarkKeys<R extends LiveRow<?>> {
  private final TableView<R> view;
  private final Marks<R> marks;

  MarkKeys(TableView<R> view, Marks<R> marks) {
    this.view = view;
    this.marks = marks;
    view.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    view.addEventFilter(MouseEvent.MOUSE_PRESSED, this::clicked);
  }

  private void pressed(KeyEvent event) {
    R chosen = view.getSelectionModel().getSelectedItem();
    if (event.getCode() == KeyCode.SPACE && chosen != null) {
      if (event.isShiftDown()) {
        marks.upTo(chosen);
      } else {
        marks.toggle(chosen);
      }
      event.consume();
    } else if (event.getCode() == KeyCode.A && event.isShortcutDown()) {
      marks.allMatching();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && marks.stateProperty().get().marked() > 0) {
      marks.clear();
      event.consume();
    }
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY
        || !(event.isShortcutDown() || event.isShiftDown())) {
      return;
    }
    R row = rowAt(event);
    if (row != null) {
      if (event.isShiftDown()) {
        marks.upTo(row);
      } else {
        marks.toggle(row);
      }
      event.consume();
    }
  }

  private @Nullable R rowAt(MouseEvent event) {
    for (Node node = (Node) event.getTarget(); node != null; node = node.getParent()) {
      if (node instanceof TableRow<?> row && view.equals(row.getTableView())) {
        int index = row.getIndex();
        return index >= 0 && index < view.getItems().size() ? view.getItems().get(index) : null;
      }
    }
    return null;
  }
}
