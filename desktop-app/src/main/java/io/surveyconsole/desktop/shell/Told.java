package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.fx.SafeText;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Says why something that was asked for could not be done.
final class Told extends Dialog<Void> {
  private static final double WIDTH = 440;

  Told(String what, String why, Window owner) {
    initOwner(owner);
    setTitle(what);
    var title = new Label(what);
    title.getStyleClass().add("dialog-title");
    title.setWrapText(true);
    var words = new Label(SafeText.line(why));
    words.setId("told");
    words.setWrapText(true);
    words.getStyleClass().add("muted");
    var content = new VBox(title, words);
    content.getStyleClass().add("form");
    getDialogPane().setContent(content);
    getDialogPane().getStyleClass().add("form-dialog");
    getDialogPane().setPrefWidth(WIDTH);
    getDialogPane()
        .getButtonTypes()
        .setAll(new ButtonType(text("dialog.done"), ButtonBar.ButtonData.CANCEL_CLOSE));
    Look.dress(this);
  }
}
