package io.surveyconsole.desktop.fx;

import static io.surveyconsole.desktop.texts.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

/// Asks before something is done, and with which words; its result is those words, absent when the
/// operator thinks better of it.
public final class WordsQuestion extends Dialog<@Nullable String> {
  private static final double WIDTH = 460;
  private static final int ROWS = 3;

  /// What is asked. Safe to show.
  ///
  /// @param what the question, with what it is about
  /// @param consequences what happens then, and to whom
  /// @param told what the words are
  /// @param usual the words unless the operator changes them
  /// @param agree on the button that does it
  /// @param dangerous whether it ends or closes something
  /// @param fitting what of the typed words can be sent; they are cut to it as they are typed
  public record Words(
      String what,
      String consequences,
      String told,
      String usual,
      String agree,
      boolean dangerous,
      UnaryOperator<String> fitting) {}

  /// @param id of what the window finds: `ID-dialog`, `ID-question`, `ID-told`, `ID-do`, `ID-not`
  public WordsQuestion(String id, Words words, Window owner) {
    var agree = new ButtonType(words.agree(), ButtonBar.ButtonData.OK_DONE);
    var leave = new ButtonType(text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
    initOwner(owner);
    setTitle(words.agree());
    var question = line(words.what(), "dialog-title");
    question.setId(id + "-question");
    var told = new TextArea(words.usual());
    told.setId(id + "-told");
    told.setWrapText(true);
    told.setPrefRowCount(ROWS);
    told.setAccessibleText(words.told());
    var label = new Label(words.told());
    label.setLabelFor(told);
    var content = new VBox(question, line(words.consequences(), "muted"), new VBox(label, told));
    content.getStyleClass().add("form");
    getDialogPane().setContent(content);
    getDialogPane().setId(id + "-dialog");
    getDialogPane().getStyleClass().add("form-dialog");
    getDialogPane().setPrefWidth(WIDTH);
    getDialogPane().getButtonTypes().setAll(agree, leave);
    Look.dress(this);
    var button = (Button) getDialogPane().lookupButton(agree);
    button.setId(id + "-do");
    button.getStyleClass().add(words.dangerous() ? Styles.DANGER : Styles.ACCENT);
    told.textProperty()
        .subscribe(typed -> {
          button.setDisable(typed.isBlank());
          told.setText(words.fitting().apply(typed));
        });
    ((Button) getDialogPane().lookupButton(leave)).setId(id + "-not");
    setResultConverter(pressed -> agree.equals(pressed) ? told.getText() : null);
    setOnShown(event -> told.requestFocus());
  }

  /// Shows it and waits for the answer.
  public Optional<String> ask() {
    return showAndWait().flatMap(Optional::ofNullable);
  }

  private static Label line(String words, String style) {
    var label = new Label(words);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
