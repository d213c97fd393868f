package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import atlantafx.base.theme.Styles;
import io.surveyconsole.desktop.fx.Look;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Says what closing a connection does and asks for the reason the respondent is told; its result
/// is that reason, absent when the operator thinks better of it.
final class CloseConnectionDialog extends Dialog<@Nullable String> {
  private static final int LONGEST_REASON = 100; // bytes in a close frame are few

  CloseConnectionDialog(String respondent, Window owner) {
    var close = new ButtonType(text("connections.close.do"), ButtonBar.ButtonData.OK_DONE);
    var leave = new ButtonType(text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
    initOwner(owner);
    setTitle(text("connections.close.title"));
    var title = new Label(text("connections.close.question", respondent));
    title.getStyleClass().add("dialog-title");
    title.setWrapText(true);
    var words = new Label(text("connections.close.words"));
    words.setWrapText(true);
    words.getStyleClass().add("muted");
    var reason = new TextField();
    reason.setId("close-reason");
    reason.setPromptText(text("connections.close.reason"));
    reason.setAccessibleText(text("connections.close.reason"));
    reason
        .textProperty()
        .subscribe(typed -> {
          if (typed.length() > LONGEST_REASON) {
            reason.setText(typed.substring(0, LONGEST_REASON));
          }
        });
    var content = new VBox(title, words, reason);
    content.getStyleClass().add("form");
    getDialogPane().setContent(content);
    getDialogPane().setId("close-connection-dialog");
    getDialogPane().getStyleClass().add("form-dialog");
    getDialogPane().setPrefWidth(440);
    getDialogPane().getButtonTypes().setAll(close, leave);
    Look.dress(this);
    var button = (Button) getDialogPane().lookupButton(close);
    button.getStyleClass().add(Styles.DANGER);
    button.setId("close-connection-do");
    setResultConverter(pressed -> close.equals(pressed) ? reason.getText() : null);
    setOnShown(event -> reason.requestFocus());
  }
}
