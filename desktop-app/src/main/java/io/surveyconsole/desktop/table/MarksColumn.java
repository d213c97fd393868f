package io.surveyconsole.desktop.table;

import static io.surveyconsole.desktop.texts.Texts.text;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;

/// The first column of a table whose rows can be marked; the box in its head marks all that match.
final class MarksColumn<R extends LiveRow<?>> extends TableColumn<R, R> {
  private static final double WIDTH = 36;

  MarksColumn(Marks<R> marks) {
    setId("marks");
    getStyleClass().add("marks");
    setCellValueFactory(
        features -> new ReadOnlyObjectWrapper<>(features.getValue()).getReadOnlyProperty());
    var nothing = Column.<R>of("marks", "", WIDTH, row -> "");
    setCellFactory(any -> {
      var cell = new MarkCell<R>(marks);
      cell.equip(nothing, marks.stateProperty());
      return cell;
    });
    setMinWidth(WIDTH);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setResizable(false);
    setSortable(false);
    setReorderable(false);
    var box = new CheckBox();
    box.setId("mark-all");
    box.setAccessibleText(text("marks.all.tip"));
    box.setTooltip(
        new Tooltip(text("shortcut.tooltip", text("marks.all.tip"), text("shortcut.mark-all"))));
    box.setOnAction(event -> {
      if (marks.stateProperty().get().marked() > 0) {
        marks.clear();
      } else {
        marks.allMatching();
      }
    });
    marks
        .stateProperty()
        .subscribe(now -> {
          box.setSelected(now.marked() > 0);
          box.setIndeterminate(now.marked() > 0 && now.marked() < now.matching());
        });
    setGraphic(box);
  }
}
