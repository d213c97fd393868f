package io.surveyconsole.desktop.chat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of something that was said here.
sealed interface Delivery {

  /// It was sent, and the server has not said that it is stored.
  record Sending() implements Delivery {}

  /// The line was lost before the server said that it is stored; it is sent again after the return.
  record SentAgainLater() implements Delivery {}

  /// It is stored.
  ///
  /// @param seq its number in the conversation
  /// @param trip from sending to the server's word; null where the history told
  record Stored(long seq, @Nullable Duration trip) implements Delivery {}

  /// The server did not take it; it is not sent again by itself.
  record Refused() implements Delivery {}
}
