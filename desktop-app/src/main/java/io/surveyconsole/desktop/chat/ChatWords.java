package io.surveyconsole.desktop.chat;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.chat.TransportEvent.Closed;
import io.surveyconsole.desktop.chat.TransportEvent.Ended;
import io.surveyconsole.desktop.chat.TransportEvent.NoAnswer;
import io.surveyconsole.desktop.chat.TransportEvent.UpgradeRefused;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.server.protocol.CloseReason;
import java.time.Duration;
import java.util.Locale;

/// What the chat comes to, in the operator's words.
final class ChatWords {
  private ChatWords() {}

  /// Where the chat stands.
  ///
  /// @param remaining until the next attempt, where one is waited for
  static String of(ChatState state, Duration remaining) {
    return switch (state) {
      case ChatState.Idle _ -> text("chat.state.idle");
      case ChatState.Connecting _ -> text("chat.state.connecting");
      case ChatState.Open _ -> text("chat.state.open");
      case ChatState.Waiting waiting ->
          text(
              waiting.counted() ? "chat.state.waiting" : "chat.state.restarting",
              seconds(remaining));
      case ChatState.GaveUp _ -> text("chat.state.gave-up");
      case ChatState.Finished _ -> text("chat.state.finished");
      case ChatState.Closed closed ->
          closed.why() == null ? text("chat.state.hung-up") : text("chat.state.closed");
    };
  }

  /// What else is to be said of it: which attempt, or why it ended; may be empty.
  static String detail(ChatState state) {
    return switch (state) {
      case ChatState.Connecting connecting when connecting.attempt() > 0 ->
          text("chat.state.attempt", connecting.attempt());
      case ChatState.Waiting waiting when waiting.counted() ->
          text("chat.state.attempt-of", waiting.attempt(), waiting.of());
      case ChatState.GaveUp gaveUp -> text("chat.state.after", gaveUp.attempts());
      case ChatState.Closed closed when closed.why() != null -> of(closed.why());
      case ChatState.Idle _,
          ChatState.Connecting _,
          ChatState.Open _,
          ChatState.Waiting _,
          ChatState.Finished _,
          ChatState.Closed _ ->
          "";
    };
  }

  static String of(Notice notice) {
    return switch (notice) {
      case Notice.Connected connected ->
          text(connected.again() ? "chat.notice.connected-again" : "chat.notice.connected");
      case Notice.ReturnConfirmed confirmed -> SafeText.line(confirmed.words());
      case Notice.Resumed _ -> text("chat.notice.resumed");
      case Notice.Completed completed ->
          text("chat.notice.completed", SafeText.line(completed.words()));
      case Notice.Restarting restarting ->
          text("chat.notice.restarting", seconds(restarting.comeBackIn()));
      case Notice.Ended ended -> of(ended.how());
      case Notice.Reconnecting again ->
          again.counted()
              ? text(
                  "chat.notice.reconnecting", seconds(again.delay()), again.attempt(), again.of())
              : text("chat.notice.coming-back", seconds(again.delay()));
      case Notice.GaveUp gaveUp -> text("chat.notice.gave-up", gaveUp.attempts());
      case Notice.HungUp _ -> text("chat.notice.hung-up");
      case Notice.Stopped _ -> text("chat.notice.stopped");
      case Notice.TooBigGivenBack _ -> text("chat.notice.too-big");
    };
  }

  /// How a connection or an attempt ended, with the code and what it means.
  static String of(Ended end) {
    return switch (end) {
      case Closed closed -> {
        String code = Integer.toString(closed.code());
        String meaning =
            CloseReason.ofCode(closed.code())
                .map(ChatWords::meaningOf)
                .orElseGet(() -> text("chat.close.other"));
        yield closed.reason().isBlank()
            ? text("chat.closed", code, meaning)
            : text("chat.closed.reason", code, meaning, SafeText.line(closed.reason()));
      }
      case UpgradeRefused refused ->
          switch (refused.httpStatus()) {
            case 0 -> text("chat.refused.no-websocket");
            case 401 -> text("chat.refused.401");
            case 403 -> text("chat.refused.403");
            case 503 -> text("chat.refused.503");
            default -> text("chat.refused", Integer.toString(refused.httpStatus()));
          };
      case NoAnswer _ -> text("chat.no-answer");
    };
  }

  /// `3.2 s`
  static String seconds(Duration time) {
    return text("chat.seconds", String.format(Locale.ENGLISH, "%.1f", time.toMillis() / 1000.0));
  }

  private static String meaningOf(CloseReason reason) {
    return switch (reason) {
      case FINISHED -> text("chat.close.1000");
      case GOING_AWAY -> text("chat.close.1001");
      case BROKEN_PROTOCOL -> text("chat.close.1002");
      case BINARY_FRAME -> text("chat.close.1003");
      case LOST -> text("chat.close.1006");
      case NOT_UTF8 -> text("chat.close.1007");
      case POLICY -> text("chat.close.1008");
      case TOO_BIG -> text("chat.close.1009");
      case INTERNAL -> text("chat.close.1011");
      case TOKEN_REFUSED -> text("chat.close.4401");
      case CLOSED_BY_OPERATOR -> text("chat.close.4403");
      case NO_SUCH_CONVERSATION -> text("chat.close.4404");
      case IDLE -> text("chat.close.4408");
      case RESTARTING -> text("chat.close.4412");
      case TOO_SLOW -> text("chat.close.4413");
      case TOO_MANY -> text("chat.close.4429");
      case STORE_UNAVAILABLE -> text("chat.close.4503");
    };
  }
}
