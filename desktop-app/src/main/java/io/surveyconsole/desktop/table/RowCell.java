package io.surveyconsole.desktop.table;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A cell that shows its row and draws itself anew when the row changes, or every second where it
/// shows a growing time. Rows hold it weakly: a cell that the table throws away is let go.
public abstract class RowCell<R extends LiveRow<?>> extends TableCell<R, R> {
  private final InvalidationListener redraw = observable -> draw();
  private final WeakInvalidationListener weakRedraw = new WeakInvalidationListener(redraw);
  private @Nullable ObservableValue<?> ticking;
  private @Nullable R row;

  /// Called once by the table kit.
  ///
  /// @param ticks what else it depends on; null where the row is all
  final void equip(Column<R> column, @Nullable ObservableValue<?> ticks) {
    ticking = ticks;
    if (!column.style().isEmpty()) {
      getStyleClass().addAll(Arrays.asList(column.style().split(" ")));
    }
    tip(column.tip());
  }

  private void tip(Function<R, String> words) {
    var tooltip = new Tooltip();
    hoverProperty()
        .subscribe(over -> {
          String text = over && row != null ? words.apply(row) : "";
          tooltip.setText(text);
          setTooltip(text.isEmpty() ? null : tooltip);
        });
  }

  /// Draws this row.
  protected abstract void show(R shown);

  /// Draws nothing.
  protected void clear() {
    setText(null);
    setGraphic(null);
  }

  /// Sets the text where it differs: a label that is set anew is laid out anew.
  protected final void say(String text) {
    if (!Objects.equals(text, getText())) {
      setText(text);
    }
  }

  @Override
  protected final void updateItem(@Nullable R item, boolean empty) {
    super.updateItem(item, empty);
    R next = empty ? null : item;
    if (!Objects.equals(next, row)) {
      if (row != null) {
        row.valueProperty().removeListener(weakRedraw);
      }
      if (next != null) {
        next.valueProperty().addListener(weakRedraw);
      }
      if (ticking != null && (row == null) != (next == null)) {
        if (next == null) {
          ticking.removeListener(weakRedraw);
        } else {
          ticking.addListener(weakRedraw);
        }
      }
      row = next;
    }
    if (next == null) {
      clear();
    } else {
      draw();
    }
  }

  private void draw() {
    if (ticking != null) {
      ticking.getValue(); // an observable that nobody reads tells its next change to nobody
    }
    if (row != null) {
      row.valueProperty().get();
      show(row);
    }
  }
}
