package io.surveyconsole.desktop.connections;

import io.surveyconsole.desktop.table.LiveRow;
import io.surveyconsole.desktop.table.LiveTable;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Opens the chosen row of a table at Enter and at a double click on it.
final class RowOpening {
  private RowOpening() {}

  static <R extends LiveRow<?>> void on(LiveTable<R> table, Consumer<? super R> open) {
    table
        .view()
        .addEventHandler(
            KeyEvent.KEY_PRESSED,
            event -> {
              if (event.getCode() == KeyCode.ENTER) {
                table.chosenRow().ifPresent(open);
              }
            });
    table
        .view()
        .addEventHandler(
            MouseEvent.MOUSE_CLICKED,
            event -> {
              if (event.getButton() == MouseButton.PRIMARY
                  && event.getClickCount() == 2
                  && isOnRow(event.getPickResult().getIntersectedNode())) {
                table.chosenRow().ifPresent(open);
              }
            });
  }

  private static boolean isOnRow(@Nullable Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at instanceof TableRow<?> row) {
        return !row.isEmpty();
      }
    }
    return false;
  }
}
