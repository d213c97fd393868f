package io.surveyconsole.desktop.table;

import static io.surveyconsole.desktop.texts.Texts.text;

import atlantafx.base.theme.Styles;
import io.surveyconsole.desktop.fx.Figures;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What can be done with the rows that are marked, and how many those are. It is not there while
/// none is.
public final class MarkedBar<R extends LiveRow<?>> extends HBox {
  private final Label count = new Label();
  private final Button all = new Button();

  /// Something to do with the marked rows.
  ///
  /// @param id of its button
  /// @param dangerous whether it cannot be taken back
  public record Action<R>(String id, String title, boolean dangerous, Consumer<List<R>> run) {}

  public MarkedBar(Marks<R> marks, List<Action<R>> actions) {
    getStyleClass().add("marked-bar");
    setAlignment(Pos.CENTER_LEFT);
    count.setId("marked-count");
    count.getStyleClass().add("strong");
    count.setMinWidth(USE_PREF_SIZE);
    all.setId("mark-all-matching");
    all.getStyleClass().addAll(Styles.FLAT, "small-control");
    all.setMinWidth(USE_PREF_SIZE);
    all.setOnAction(event -> marks.allMatching());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(count, all, gap);
    for (Action<R> action : actions) {
      getChildren().add(button(action, marks));
    }
    var clear = new Button(text("marks.clear"));
    clear.setId("clear-marks");
    clear.getStyleClass().addAll(Styles.FLAT, "small-control");
    clear.setMinWidth(USE_PREF_SIZE);
    clear.setTooltip(
        new Tooltip(text("shortcut.tooltip", text("marks.clear"), text("shortcut.escape"))));
    clear.setOnAction(event -> marks.clear());
    getChildren().add(clear);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            marks.clear();
            event.consume();
          }
        });
    marks.stateProperty().subscribe(now -> show(now));
  }

  private static <R extends LiveRow<?>> Node button(Action<R> action, Marks<R> marks) {
    var button = new Button(action.title());
    button.setId(action.id());
    button.getStyleClass().add("small-control");
    if (action.dangerous()) {
      button.getStyleClass().add("dangerous");
    }
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> action.run().accept(marks.rows()));
    return button;
  }

  private void show(Marks.State now) {
    setVisible(now.marked() > 0);
    setManaged(now.marked() > 0);
    String marked = Figures.count(now.marked());
    count.setText(
        now.hidden() > 0
            ? text("marks.count.hidden", marked, Figures.count(now.hidden()))
            : now.all() ? text("marks.count.all", marked) : text("marks.count", marked));
    all.setText(text("marks.all", Figures.count(now.matching())));
    boolean more = !now.all() && now.matching() > now.marked() - now.hidden();
    all.setVisible(more);
    all.setManaged(more);
  }
}
