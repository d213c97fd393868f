package io.surveyconsole.desktop.chat;

import java.time.Duration;

/// What happened to the connection or the conversation, to be put in words by the view.
sealed interface Notice {

  /// Connected.
  ///
  /// @param again after a lost connection
  record Connected(boolean again) implements Notice {}

  /// The server confirmed the return, in its words.
  record ReturnConfirmed(String words) implements Notice {}

  /// The conversation goes on where it was left.
  record Resumed() implements Notice {}

  /// The survey is finished, in the server's words.
  record Completed(String words) implements Notice {}

  /// The server announced that it restarts.
  record Restarting(Duration comeBackIn) implements Notice {}

  /// An attempt or a connection ended.
  record Ended(TransportEvent.Ended how) implements Notice {}

  /// The next attempt follows by itself.
  ///
  /// @param counted false after an announced restart: then the numbers mean nothing
  record Reconnecting(int attempt, int of, boolean counted, Duration delay) implements Notice {}

  /// All attempts were made.
  record GaveUp(int attempts) implements Notice {}

  /// The person hung up.
  record HungUp() implements Notice {}

  /// The person stopped the attempts.
  record Stopped() implements Notice {}

  /// What was said last is too big for the server, and stands in the input again.
  record TooBigGivenBack() implements Notice {}
}
