package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Look;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// One message, as far as a window can show it; all of it can be copied or saved.
final class MessageViewer extends Dialog<Boolean> {
  /// So many characters and lines are shown at most: a text area lays all of them out.
  private static final int CHARS = 100_000;

  private static final int LINES = 10_000;
  private static final ButtonType SAVE =
      new ButtonType(text("transcript.save"), ButtonBar.ButtonData.LEFT);
  private static final ButtonType COPY =
      new ButtonType(text("transcript.copy-words"), ButtonBar.ButtonData.LEFT);
  private static final ButtonType CLOSE =
      new ButtonType(text("dialog.done"), ButtonBar.ButtonData.CANCEL_CLOSE);

  /// @param needle what is looked for: the first place is selected
  /// @param save called for a file
  MessageViewer(Said said, Kit kit, @Nullable Needle needle, Window owner, Runnable save) {
    initOwner(owner);
    setTitle(text("transcript.message"));
    setResizable(true);
    Cut cut = Cut.of(said.content(), CHARS, LINES);
    var head =
        new Label(text("transcript.time.tip", kit.times().toTheMillisecond(said.at()), said.seq()));
    head.getStyleClass().addAll("muted", "small");
    var extent =
        new Label(
            cut.whole()
                ? text("transcript.whole", Figures.count(cut.all()))
                : text("transcript.cut", Figures.count(cut.chars()), Figures.count(cut.all())));
    extent.setId("message-extent");
    extent.getStyleClass().addAll("muted", "small");
    var words = new TextArea(cut.shown());
    words.setId("message-words");
    words.setAccessibleText(text("transcript.message"));
    words.setEditable(false);
    words.setWrapText(true);
    words.setPrefSize(640, 420);
    VBox.setVgrow(words, Priority.ALWAYS);
    var content = new VBox(head, words, extent);
    content.getStyleClass().add("message-viewer");
    getDialogPane().setContent(content);
    getDialogPane().setId("message-viewer");
    getDialogPane().getStyleClass().add("form-dialog");
    getDialogPane().getButtonTypes().setAll(SAVE, COPY, CLOSE);
    Look.dress(this);
    button(SAVE, "message-save", save);
    button(COPY, "message-copy", () -> kit.copying().copy(said.content()));
    ((Button) getDialogPane().lookupButton(CLOSE)).setId("message-close");
    setOnShown(event -> {
      words.requestFocus();
      List<Needle.Place> places = needle == null ? List.of() : needle.places(cut.shown());
      if (!places.isEmpty()) {
        words.selectRange(places.getFirst().begin(), places.getFirst().end());
      }
    });
  }

  private void button(ButtonType type, String id, Runnable action) {
    var button = (Button) getDialogPane().lookupButton(type);
    button.setId(id);
    button.addEventFilter(
        ActionEvent.ACTION,
        event -> {
          event.consume(); // it stays open
          action.run();
        });
  }
}
