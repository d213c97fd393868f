package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Popover;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One criterion of the filter: what it asks for; pressed, it can be changed, and taken away where
/// it asks for something.
final class FilterChip extends HBox {
  private final String id;
  private final String title;
  private final boolean always;
  private final FilterEditor editor;
  private final Label value = new Label();
  private final Button edit = new Button();
  private final Button remove = new Button("", new FontIcon(Feather.X));
  private final Popover popover;
  private boolean asks;

  /// @param always stands there also while it asks for nothing
  /// @param clear makes it ask for nothing
  FilterChip(String id, String title, boolean always, FilterEditor editor, Runnable clear) {
    this.id = id;
    this.title = title;
    this.always = always;
    this.editor = editor;
    getStyleClass().add("filter-chip");
    setAlignment(Pos.CENTER_LEFT);
    setMaxWidth(USE_PREF_SIZE);
    var name = new Label(title);
    name.getStyleClass().add("muted");
    name.setMinWidth(USE_PREF_SIZE);
    value.getStyleClass().add("filter-value");
    var words = new HBox(name, value);
    words.getStyleClass().add("filter-words");
    words.setAlignment(Pos.CENTER_LEFT);
    edit.setId("filter-" + id);
    edit.setGraphic(words);
    edit.getStyleClass().add("filter-edit");
    edit.setOnAction(event -> open());
    edit.setOnKeyPressed(event -> {
      if (asks && (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE)) {
        clear.run();
        event.consume();
      }
    });
    remove.setId("filter-" + id + "-remove");
    remove.getStyleClass().add("filter-remove");
    remove.setAccessibleText(text("filter.remove", title));
    remove.setTooltip(
        new Tooltip(
            text("shortcut.tooltip", text("filter.remove", title), text("shortcut.delete"))));
    remove.setOnAction(event -> {
      edit.requestFocus();
      clear.run();
    });
    getChildren().setAll(edit, remove);
    popover = new Popover(edit, editor).onClosed(this::showOrHide);
    show("", false);
  }

  /// Tells what is asked for.
  ///
  /// @param words safe to show
  /// @param asking whether that narrows the table
  void show(String words, boolean asking) {
    asks = asking;
    value.setText(words);
    edit.setAccessibleText(text("filter.accessible", title, words));
    edit.setTooltip(new Tooltip(text("filter.tip", title, words)));
    remove.setVisible(asking);
    remove.setManaged(asking);
    getStyleClass().remove("filter-asks");
    if (asking) {
      getStyleClass().add("filter-asks");
    }
    showOrHide();
  }

  /// Whether it can be added: it is not to be seen.
  boolean canBeAdded() {
    return !always && !asks;
  }

  String name() {
    return id;
  }

  String title() {
    return title;
  }

  /// Lets the operator change it.
  void open() {
    setVisible(true);
    setManaged(true);
    if (getParent() != null) {
      getParent().applyCss();
      getScene().getRoot().layout(); // it may just have come, and the popover stands below it
    }
    editor.prepare();
    popover.show();
    showOrHide();
  }

  void close() {
    popover.hide();
  }

  private void showOrHide() {
    boolean shown = always || asks || popover.isShowing();
    setVisible(shown);
    setManaged(shown);
  }
}
