package io.surveyconsole.desktop.chat;

import static io.surveyconsole.desktop.texts.Texts.text;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.surveyconsole.desktop.chat.TransportEvent.Closed;
import io.surveyconsole.desktop.chat.TransportEvent.Ended;
import io.surveyconsole.desktop.chat.TransportEvent.NoAnswer;
import io.surveyconsole.desktop.chat.TransportEvent.UpgradeRefused;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.server.protocol.CloseReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// What the chat comes to, in the operator's words.
final class ChatWords {
  /// Close codes that have words of their own.
  private static final Set<Integer> KNOWN =
      Arrays.stream(CloseReason.values()).map(CloseReason::code).collect(toUnmodifiableSet());

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
        String key = "chat.close." + code;
        String meaning = text(KNOWN.contains(closed.code()) ? key : "chat.close.other");
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
}
