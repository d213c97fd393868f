package io.surveyconsole.desktop.connections;

import static io.surveyconsole.desktop.texts.Texts.text;

import atlantafx.base.theme.Styles;
import io.surveyconsole.desktop.fx.ClosingReason;
import io.surveyconsole.desktop.fx.Look;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Says what closing does and to how many connections, and asks for the reason that the respondent
/// is told; absent when the operator thinks better of it.
final class CloseConnectionDialog extends Dialog<CloseConnectionDialog.@Nullable Closing> {
  /// What is to be closed.
  ///
  /// @param all every connection of the conversation, not this one alone
  /// @param reason what the respondent is told
  record Closing(boolean all, String reason) {}

  private static final double WIDTH = 460;

  /// What a close frame carries beside its code.

  private final RadioButton one = new RadioButton(text("connections.close.one"));

  private final RadioButton all = new RadioButton();
  private final TextField reason = new TextField();

  /// @param connected how many are connected to the conversation, this one included
  CloseConnectionDialog(String respondent, int connected, Window owner) {
    var close = new ButtonType(text("connections.close.do", 1), ButtonBar.ButtonData.OK_DONE);
    var leave = new ButtonType(text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
    initOwner(owner);
    setTitle(text("connections.close.title"));
    getDialogPane().setContent(content(respondent, connected));
    getDialogPane().setId("close-connection-dialog");
    getDialogPane().getStyleClass().add("form-dialog");
    getDialogPane().setPrefWidth(WIDTH);
    getDialogPane().getButtonTypes().setAll(close, leave);
    Look.dress(this);
    var button = (Button) getDialogPane().lookupButton(close);
    button.getStyleClass().add(Styles.DANGER);
    button.setId("close-connection-do");
    button.setMinWidth(Region.USE_PREF_SIZE); // its words change
    ButtonBar.setButtonUniformSize(button, false);
    all.selectedProperty()
        .subscribe(every -> button.setText(text("connections.close.do", every ? connected : 1)));
    setResultConverter(
        pressed -> close.equals(pressed) ? new Closing(all.isSelected(), reason.getText()) : null);
    setOnShown(event -> reason.requestFocus());
  }

  private VBox content(String respondent, int connected) {
    var title = line(text("connections.close.question", respondent), "dialog-title");
    title.setId("close-question");
    var words = line(text("connections.close.words"), "muted");
    reason.setId("close-reason");
    reason.setPromptText(text("connections.close.reason"));
    reason.setAccessibleText(text("connections.close.reason"));
    reason.textProperty().subscribe(typed -> reason.setText(ClosingReason.fitting(typed)));
    var content = new VBox(title, words);
    if (connected > 1) {
      content.getChildren().add(choice(connected));
    }
    content.getChildren().add(reason);
    content.getStyleClass().add("form");
    return content;
  }

  private VBox choice(int connected) {
    all.setText(text("connections.close.all", connected));
    all.setId("close-all");
    one.setId("close-one");
    var group = new ToggleGroup();
    group.getToggles().setAll(one, all);
    one.setSelected(true);
    return new VBox(one, all);
  }

  private static Label line(String words, String style) {
    var label = new Label(words);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
