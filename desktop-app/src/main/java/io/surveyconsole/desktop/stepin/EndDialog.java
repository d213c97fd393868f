package io.surveyconsole.desktop.stepin;

import static io.surveyconsole.desktop.texts.Texts.text;

import atlantafx.base.theme.Styles;
import io.surveyconsole.desktop.fx.Look;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Asks before a conversation is ended, and with which words; its result is those words, absent
/// when the operator thinks better of it.
final class EndDialog extends Dialog<@Nullable String> {
  private static final double WIDTH = 460;
  private static final int ROWS = 3;

  /// @param words what the respondent is told unless the operator changes it
  EndDialog(String respondent, String words, Window owner) {
    var end = new ButtonType(text("stepin.end.do"), ButtonBar.ButtonData.OK_DONE);
    var leave = new ButtonType(text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
    initOwner(owner);
    setTitle(text("stepin.end.do"));
    var question = new Label(text("stepin.end.question", respondent));
    question.setId("end-question");
    question.getStyleClass().add("dialog-title");
    question.setWrapText(true);
    var consequences = new Label(text("stepin.end.words"));
    consequences.setWrapText(true);
    consequences.setMinHeight(Region.USE_PREF_SIZE);
    consequences.getStyleClass().add("muted");
    var told = new TextArea(words);
    told.setId("end-told");
    told.setWrapText(true);
    told.setPrefRowCount(ROWS);
    told.setAccessibleText(text("stepin.end.told"));
    var label = new Label(text("stepin.end.told"));
    label.setLabelFor(told);
    var content = new VBox(question, consequences, new VBox(label, told));
    content.getStyleClass().add("form");
    getDialogPane().setContent(content);
    getDialogPane().setId("end-dialog");
    getDialogPane().getStyleClass().add("form-dialog");
    getDialogPane().setPrefWidth(WIDTH);
    getDialogPane().getButtonTypes().setAll(end, leave);
    Look.dress(this);
    var button = (Button) getDialogPane().lookupButton(end);
    button.setId("end-do");
    button.getStyleClass().add(Styles.DANGER);
    told.textProperty().subscribe(typed -> button.setDisable(typed.isBlank()));
    ((Button) getDialogPane().lookupButton(leave)).setId("end-not");
    setResultConverter(pressed -> end.equals(pressed) ? told.getText() : null);
    setOnShown(event -> told.requestFocus());
  }
}
