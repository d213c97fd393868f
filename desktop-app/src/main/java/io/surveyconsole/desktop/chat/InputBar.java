package io.surveyconsole.desktop.chat;

import static io.surveyconsole.desktop.texts.Texts.text;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is being typed. It can be sent only while the chat is open; while the chat comes back,
/// typing goes on and nothing is sent. Enter sends, Shift+Enter begins a new line.
final class InputBar extends HBox {
  private static final int MOST_ROWS = 5;
  private static final int CHARACTERS_A_ROW = 44;

  private final ChatModel model;
  private final TextArea field = new TextArea();
  private final Button send = new Button("", new FontIcon(Feather.CORNER_DOWN_LEFT));

  InputBar(ChatModel model) {
    this.model = model;
    getStyleClass().add("chat-input");
    setAlignment(Pos.BOTTOM_LEFT);
    field.setId("chat-input");
    field.setWrapText(true);
    field.setAccessibleText(text("chat.input"));
    field.textProperty().bindBidirectional(model.draftProperty());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    HBox.setHgrow(field, Priority.ALWAYS);
    send.setId("chat-send");
    send.getStyleClass().add("button-icon");
    send.setAccessibleText(text("chat.send"));
    send.setTooltip(new Tooltip(text("chat.send.tip")));
    send.setMinWidth(USE_PREF_SIZE);
    send.setOnAction(event -> model.say());
    getChildren().addAll(field, send);
    model.stateProperty().subscribe(this::show);
    model.draftProperty().subscribe(this::drafted);
  }

  /// Puts the cursor here.
  void begin() {
    field.requestFocus();
    field.end();
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() != KeyCode.ENTER) {
      return;
    }
    if (event.isShiftDown()) {
      field.replaceSelection("\n");
    } else {
      model.say();
    }
    event.consume();
  }

  private void show(ChatState state) {
    boolean hadFocus = field.isFocused();
    field.setDisable(!canType(state));
    field.setPromptText(prompt(state));
    drafted();
    if (state instanceof ChatState.Open && !hadFocus && getScene() != null) {
      begin();
    }
  }

  private void drafted() {
    String text = model.draftProperty().get();
    send.setDisable(!(model.stateProperty().get() instanceof ChatState.Open) || text.isBlank());
    long rows = text.lines().mapToLong(line -> 1 + line.length() / CHARACTERS_A_ROW).sum();
    if (text.endsWith("\n")) {
      rows++;
    }
    field.setPrefRowCount(Math.clamp(rows, 1, MOST_ROWS));
  }

  /// A line that is lost while somebody types must not swallow what they type.
  private static boolean canType(ChatState state) {
    return switch (state) {
      case ChatState.Open _, ChatState.Waiting _, ChatState.Connecting _ -> true;
      case ChatState.Idle _, ChatState.GaveUp _, ChatState.Finished _, ChatState.Closed _ -> false;
    };
  }

  private static String prompt(ChatState state) {
    return switch (state) {
      case ChatState.Open _, ChatState.Idle _ -> text("chat.input");
      case ChatState.Waiting _, ChatState.Connecting _ -> text("chat.input.away");
      case ChatState.GaveUp _, ChatState.Closed _ -> text("chat.input.closed");
      case ChatState.Finished _ -> text("chat.input.finished");
    };
  }
}
