package io.surveyconsole.desktop.fx;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Asks before something that cannot be taken back; its result is whether to do it all the same.
public final class DangerQuestion extends Dialog<Boolean> {
  private static final double WIDTH = 440;

  /// What is asked. Safe to show.
  ///
  /// @param what the question, with what it is about
  /// @param consequences what happens then, and to whom
  /// @param agree on the button that does it
  /// @param leave on the button that does not
  public record Words(String what, String consequences, String agree, String leave) {}

  /// @param id of what the window finds: `ID-dialog`, `ID-question`, `ID-words`, `ID-do`, `ID-not`
  public DangerQuestion(String id, Words words, Window owner) {
    var agree = new ButtonType(words.agree(), ButtonBar.ButtonData.OK_DONE);
    var leave = new ButtonType(words.leave(), ButtonBar.ButtonData.CANCEL_CLOSE);
    initOwner(owner);
    setTitle(words.agree());
    var question = line(words.what(), "dialog-title");
    question.setId(id + "-question");
    var consequences = line(words.consequences(), "muted");
    consequences.setId(id + "-words");
    var content = new VBox(question, consequences);
    content.getStyleClass().add("form");
    getDialogPane().setContent(content);
    getDialogPane().setId(id + "-dialog");
    getDialogPane().getStyleClass().add("form-dialog");
    getDialogPane().setPrefWidth(WIDTH);
    getDialogPane().getButtonTypes().setAll(agree, leave);
    Look.dress(this);
    var button = (Button) getDialogPane().lookupButton(agree);
    button.setId(id + "-do");
    button.getStyleClass().add(Styles.DANGER);
    ((Button) getDialogPane().lookupButton(leave)).setId(id + "-not");
    setResultConverter(agree::equals);
  }

  /// Shows it and waits for the answer.
  public boolean isAgreedTo() {
    return showAndWait().orElse(false);
  }

  private static Label line(String words, String style) {
    var label = new Label(words);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
