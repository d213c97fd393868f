package io.surveyconsole.desktop.table;

import static io.surveyconsole.desktop.texts.Texts.text;

import javafx.scene.control.CheckBox;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// The box with which a row is marked.
final class MarkCell<R extends LiveRow<?>> extends RowCell<R> {
  private final Marks<R> marks;
  private final CheckBox box = new CheckBox();

  MarkCell(Marks<R> marks) {
    this.marks = marks;
    box.setMouseTransparent(true); // the whole cell is the target
    box.setFocusTraversable(false);
    addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
  }

  private void press(MouseEvent event) {
    R row = getItem();
    if (row == null || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    marks.toggle(row);
    event.consume();
  }

  @Override
  protected void show(R shown) {
    box.setSelected(marks.has(shown));
    setAccessibleText(text(marks.has(shown) ? "marks.marked" : "marks.unmarked"));
    setGraphic(box);
  }
}
