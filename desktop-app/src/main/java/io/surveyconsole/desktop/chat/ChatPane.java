package io.surveyconsole.desktop.chat;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.EmptyState;
import io.surveyconsole.desktop.fx.Kit;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The chat as the respondent has it: where it stands, what was said, what can be answered, the
/// input.
final class ChatPane extends BorderPane {
  private static final double LEAST_WIDTH = 300;

  ChatPane(ChatModel model, Kit kit, InputBar input) {
    getStyleClass().add("chat-pane");
    setMinWidth(LEAST_WIDTH);
    var lines = new LinesPane(model.lines(), kit);
    var nothing =
        new EmptyState(Feather.MESSAGE_CIRCLE, text("chat.empty.title"), text("chat.empty.advice"));
    nothing.setId("chat-empty");
    nothing.visibleProperty().bind(model.conversationProperty().isEmpty());
    lines.visibleProperty().bind(model.conversationProperty().isNotEmpty());
    var options = new OptionButtons(model);
    setTop(new StatusStrip(model));
    setCenter(new StackPane(nothing, lines));
    setBottom(new VBox(options, input));
    // A digit answers by itself only where nothing is being typed.
    addEventFilter(
        KeyEvent.KEY_TYPED,
        event -> {
          if (model.draftProperty().get().isEmpty() && options.chooseBy(event.getCharacter())) {
            event.consume();
          }
        });
  }
}
