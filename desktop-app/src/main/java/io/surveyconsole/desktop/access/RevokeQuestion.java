package io.surveyconsole.desktop.access;

import static io.surveyconsole.desktop.texts.Texts.text;

import atlantafx.base.theme.Styles;
import io.surveyconsole.desktop.fx.Look;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Names the token and says what revoking it does; its result is whether to do it.
final class RevokeQuestion extends Dialog<Boolean> {
  private static final double WIDTH = 440;

  /// @param name safe to show
  RevokeQuestion(String name, Window owner) {
    var revoke = new ButtonType(text("access.revoke.do"), ButtonBar.ButtonData.OK_DONE);
    var leave = new ButtonType(text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
    initOwner(owner);
    setTitle(text("access.revoke.title"));
    var title = new Label(text("access.revoke.question", name));
    title.getStyleClass().add("dialog-title");
    title.setId("revoke-question");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    var words = new Label(text("access.revoke.words"));
    words.setId("revoke-words");
    words.getStyleClass().add("muted");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    var content = new VBox(title, words);
    content.getStyleClass().add("form");
    getDialogPane().setContent(content);
    getDialogPane().setId("revoke-dialog");
    getDialogPane().getStyleClass().add("form-dialog");
    getDialogPane().setPrefWidth(WIDTH);
    getDialogPane().getButtonTypes().setAll(revoke, leave);
    Look.dress(this);
    var button = (Button) getDialogPane().lookupButton(revoke);
    button.setId("revoke-do");
    button.getStyleClass().add(Styles.DANGER);
    ((Button) getDialogPane().lookupButton(leave)).setId("revoke-not");
    setResultConverter(revoke::equals);
  }
}
