package io.surveyconsole.desktop.server;

import static io.surveyconsole.desktop.texts.Texts.text;

import atlantafx.base.theme.Styles;
import io.surveyconsole.desktop.fx.Look;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Says how many respondents are connected and what stopping means to them; its result is whether
/// to stop all the same.
final class StopQuestion extends Dialog<Boolean> {
  /// @param closing the whole console is to be closed, not only the server stopped
  StopQuestion(int connected, boolean closing, Window owner) {
    var stop =
        new ButtonType(text(closing ? "stop.close" : "stop.stop"), ButtonBar.ButtonData.OK_DONE);
    var leave = new ButtonType(text("stop.keep"), ButtonBar.ButtonData.CANCEL_CLOSE);
    initOwner(owner);
    setTitle(text(closing ? "stop.close" : "stop.stop"));
    var title = new Label(text("stop.question", connected));
    title.getStyleClass().add("dialog-title");
    title.setId("stop-question");
    title.setWrapText(true);
    var words = new Label(text("stop.words"));
    words.getStyleClass().add("muted");
    words.setWrapText(true);
    var content = new VBox(title, words);
    content.getStyleClass().add("form");
    getDialogPane().setContent(content);
    getDialogPane().setId("stop-dialog");
    getDialogPane().getStyleClass().add("form-dialog");
    getDialogPane().setPrefWidth(440);
    getDialogPane().getButtonTypes().setAll(stop, leave);
    Look.dress(this);
    var button = (Button) getDialogPane().lookupButton(stop);
    button.setId("stop-anyway");
    button.getStyleClass().add(Styles.DANGER);
    ((Button) getDialogPane().lookupButton(leave)).setId("stop-not");
    setResultConverter(stop::equals);
  }
}
