package io.surveyconsole.desktop.stepin;

import static io.surveyconsole.desktop.texts.Texts.text;

import atlantafx.base.theme.Styles;
import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.server.api.BroadcastSent;
import javafx.beans.InvalidationListener;
import javafx.event.ActionEvent;
import javafx.scene.Node;
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

/// A message to everyone who is connected: asks for it, says whom it reaches and asks again, and
/// tells what came of it.
public final class BroadcastDialog extends Dialog<Void> {
  private static final double WIDTH = 480;
  private static final int ROWS = 4;
  private static final ButtonType NEXT =
      new ButtonType(text("broadcast.next"), ButtonBar.ButtonData.OK_DONE);
  private static final ButtonType LEAVE =
      new ButtonType(text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
  private static final ButtonType SEND =
      new ButtonType(text("broadcast.do"), ButtonBar.ButtonData.OK_DONE);
  private static final ButtonType BACK =
      new ButtonType(text("broadcast.back"), ButtonBar.ButtonData.BACK_PREVIOUS);
  private static final ButtonType DONE =
      new ButtonType(text("dialog.done"), ButtonBar.ButtonData.CANCEL_CLOSE);

  private final BroadcastModel model;
  private final Label reach = muted("", "broadcast-reach");
  private final InvalidationListener changed = what -> refresh();

  public BroadcastDialog(BroadcastModel model, Window owner) {
    this.model = model;
    initOwner(owner);
    setTitle(text("broadcast.title"));
    getDialogPane().setId("broadcast-dialog");
    getDialogPane().getStyleClass().add("form-dialog");
    getDialogPane().setPrefWidth(WIDTH);
    ask();
    Look.dress(this);
    model.reachProperty().addListener(changed);
    model.wordsProperty().addListener(changed);
    model.sendingProperty().addListener(changed);
    model.sentProperty().addListener(changed);
    setOnHidden(event -> {
      model.reachProperty().removeListener(changed);
      model.wordsProperty().removeListener(changed);
      model.sendingProperty().removeListener(changed);
      model.sentProperty().removeListener(changed);
    });
    model.begin();
  }

  /// The first step: what is said, and to how many.
  private void ask() {
    var title = title(text("broadcast.title"), "broadcast-title");
    var words = new TextArea();
    words.setId("broadcast-words");
    words.setWrapText(true);
    words.setPrefRowCount(ROWS);
    words.setAccessibleText(text("broadcast.field"));
    words.setPromptText(text("broadcast.field"));
    words.textProperty().bindBidirectional(model.wordsProperty());
    reach.visibleProperty().bind(model.troubleProperty().isEmpty());
    reach.managedProperty().bind(reach.visibleProperty());
    show(new Node[] {title, words, reach, trouble()}, NEXT, LEAVE);
    on(NEXT, "broadcast-next", this::confirm);
    words.requestFocus();
    setOnShown(event -> words.requestFocus());
    refresh();
  }

  /// The second: whether to do it.
  private void confirm() {
    Reach now = model.reachProperty().get();
    if (now == null || !model.isReady()) {
      return;
    }
    var question =
        title(
            text("broadcast.question", now.connections(), now.conversations()),
            "broadcast-question");
    var said = new Label(SafeText.block(model.wordsProperty().get()));
    said.setId("broadcast-said");
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    said.getStyleClass().add("quoted");
    show(
        new Node[] {question, said, muted(text("broadcast.words"), "broadcast-about"), trouble()},
        SEND,
        BACK);
    on(SEND, "broadcast-do", model::send);
    on(BACK, "broadcast-back", this::ask);
    button(SEND).getStyleClass().add(Styles.DANGER);
    refresh();
  }

  /// The last: how far it went.
  private void tell(BroadcastSent came) {
    var sent =
        title(text("broadcast.sent", came.connections(), came.conversations()), "broadcast-sent");
    var failed = muted(text("broadcast.failed", came.failed()), "broadcast-failed");
    failed.getStyleClass().setAll("label", "form-trouble");
    failed.setVisible(came.failed() > 0);
    failed.setManaged(came.failed() > 0);
    show(new Node[] {sent, failed}, DONE);
    button(DONE).setId("broadcast-done");
  }

  private void refresh() {
    BroadcastSent came = model.sentProperty().get();
    if (came != null) {
      if (!getDialogPane().getButtonTypes().contains(DONE)) {
        tell(came);
      }
      return;
    }
    Reach now = model.reachProperty().get();
    reach.setText(
        now == null
            ? text("broadcast.counting")
            : text("broadcast.reach", now.connections(), now.conversations()));
    for (ButtonType type : getDialogPane().getButtonTypes()) {
      if (type == NEXT || type == SEND) {
        button(type).setDisable(!model.isReady());
      }
      if (type == SEND) {
        button(type)
            .setText(
                model.sendingProperty().get() ? text("broadcast.sending") : text("broadcast.do"));
      }
      if (type == BACK) {
        button(type).setDisable(model.sendingProperty().get());
      }
    }
  }

  private void show(Node[] nodes, ButtonType... buttons) {
    var content = new VBox(nodes);
    content.getStyleClass().add("form");
    getDialogPane().setContent(content);
    getDialogPane().getButtonTypes().setAll(buttons);
    if (isShowing()) {
      getDialogPane().getScene().getWindow().sizeToScene();
    }
  }

  /// What the button does in place of closing the dialog.
  private void on(ButtonType type, String id, Runnable action) {
    Button button = button(type);
    button.setId(id);
    button.addEventFilter(
        ActionEvent.ACTION,
        event -> {
          event.consume();
          action.run();
        });
  }

  private Button button(ButtonType type) {
    return (Button) getDialogPane().lookupButton(type);
  }

  private Label trouble() {
    var trouble = new Label();
    trouble.setId("broadcast-trouble");
    trouble.setWrapText(true);
    trouble.setMinHeight(Region.USE_PREF_SIZE);
    trouble.getStyleClass().add("form-trouble");
    trouble.textProperty().bind(model.troubleProperty().map(SafeText::line));
    trouble.visibleProperty().bind(model.troubleProperty().isNotEmpty());
    trouble.managedProperty().bind(trouble.visibleProperty());
    return trouble;
  }

  private static Label title(String words, String id) {
    var title = new Label(words);
    title.setId(id);
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    title.getStyleClass().add("dialog-title");
    return title;
  }

  private static Label muted(String words, @Nullable String id) {
    var label = new Label(words);
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("muted");
    return label;
  }
}
