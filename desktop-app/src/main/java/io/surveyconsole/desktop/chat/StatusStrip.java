package io.surveyconsole.desktop.chat;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Dot;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Where the connection stands, in words and figures, and what can be done about it.
final class StatusStrip extends HBox {
  private final ChatModel model;
  private final Dot dot = new Dot(Dot.Tone.HOLLOW);
  private final Label words = new Label();
  private final Label detail = new Label();
  private final Button now;
  private final Button stop;
  private final Button connect;
  private final Button disconnect;

  StatusStrip(ChatModel model) {
    this.model = model;
    getStyleClass().add("chat-strip");
    setAlignment(Pos.CENTER_LEFT);
    words.getStyleClass().add("strong");
    words.setId("chat-state");
    words.setMinWidth(USE_PREF_SIZE);
    detail.getStyleClass().add("muted");
    detail.setId("chat-state-detail");
    detail.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(detail, Priority.ALWAYS);
    now = button("chat-now", text("chat.now"), model::connect);
    now.setTooltip(new Tooltip(text("chat.now.tip")));
    stop = button("chat-stop", text("chat.stop"), model::disconnect);
    stop.setTooltip(new Tooltip(text("chat.stop.tip")));
    connect = button("chat-connect", text("chat.connect"), model::connect);
    disconnect = button("chat-disconnect", text("chat.disconnect"), model::disconnect);
    getChildren().addAll(dot, words, detail, now, stop, connect, disconnect);
    model.stateProperty().subscribe(this::show);
    model.remainingProperty().subscribe(this::showWords);
  }

  private void show(ChatState state) {
    dot.show(toneOf(state));
    showWords();
    String more = ChatWords.detail(state);
    detail.setText(more);
    detail.setTooltip(more.isEmpty() ? null : new Tooltip(more));
    boolean waiting = state instanceof ChatState.Waiting;
    offer(now, waiting);
    offer(stop, waiting);
    offer(connect, canConnect(state));
    offer(disconnect, state instanceof ChatState.Open || state instanceof ChatState.Connecting);
  }

  private void showWords() {
    words.setText(ChatWords.of(model.stateProperty().get(), model.remainingProperty().get()));
  }

  private static boolean canConnect(ChatState state) {
    return switch (state) {
      case ChatState.GaveUp _, ChatState.Closed _ -> true;
      case ChatState.Idle _,
          ChatState.Connecting _,
          ChatState.Open _,
          ChatState.Waiting _,
          ChatState.Finished _ ->
          false;
    };
  }

  private static Dot.Tone toneOf(ChatState state) {
    return switch (state) {
      case ChatState.Open _ -> Dot.Tone.GOOD;
      case ChatState.Connecting _, ChatState.Waiting _ -> Dot.Tone.WARN;
      case ChatState.GaveUp _ -> Dot.Tone.BAD;
      case ChatState.Closed closed -> closed.why() == null ? Dot.Tone.HOLLOW : Dot.Tone.BAD;
      case ChatState.Finished _ -> Dot.Tone.NEUTRAL;
      case ChatState.Idle _ -> Dot.Tone.HOLLOW;
    };
  }

  private static Button button(String id, String words, Runnable act) {
    var button = new Button(words);
    button.setId(id);
    button.getStyleClass().add("small-control");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> act.run());
    return button;
  }

  private static void offer(Button button, boolean offered) {
    button.setVisible(offered);
    button.setManaged(offered);
  }
}
