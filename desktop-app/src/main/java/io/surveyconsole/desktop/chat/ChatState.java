package io.surveyconsole.desktop.chat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where the chat stands.
sealed interface ChatState {

  /// No conversation is chosen.
  record Idle() implements ChatState {}

  /// An attempt is under way.
  ///
  /// @param attempt 0 where it is the first, or one that the person asked for
  record Connecting(int attempt) implements ChatState {}

  /// Connected, and the survey is not finished: the one state in which something can be said.
  record Open() implements ChatState {}

  /// The next attempt follows by itself.
  ///
  /// @param attempt which it will be, from 1
  /// @param of how many there are at most
  /// @param counted false after an announced restart, which is no failed attempt
  record Waiting(int attempt, int of, boolean counted, Duration delay, Instant dueAt)
      implements ChatState {}

  /// All attempts were made.
  record GaveUp(int attempts) implements ChatState {}

  /// The survey is finished.
  record Finished() implements ChatState {}

  /// Not connected; the person decides.
  ///
  /// @param why how it ended; null where the person hung up
  record Closed(TransportEvent.@Nullable Ended why) implements ChatState {}
}
