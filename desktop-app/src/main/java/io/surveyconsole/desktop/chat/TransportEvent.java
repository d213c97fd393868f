package io.surveyconsole.desktop.chat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What becomes of one attempt to connect: either `Opened`, any number of `Received` and one
/// `Ended`, or one `Ended` alone.
sealed interface TransportEvent {

  /// The upgrade succeeded; messages can be sent.
  record Opened() implements TransportEvent {}

  /// A text frame came.
  record Received(String text) implements TransportEvent {}

  /// The last event of an attempt.
  sealed interface Ended extends TransportEvent {}

  /// An open connection ended.
  ///
  /// @param code the WebSocket close code; 1006 where the line was cut without a close
  /// @param reason as the other side gave it, else empty
  /// @param remote the other side ended it
  record Closed(int code, String reason, boolean remote) implements Ended {}

  /// The server answered the upgrade with something other than an open WebSocket.
  ///
  /// @param httpStatus as answered; 0 where the answer was no HTTP
  /// @param retryAfter when the server asks to come again, if it said so
  record UpgradeRefused(int httpStatus, @Nullable Duration retryAfter) implements Ended {}

  /// Nobody answered the upgrade: refused, unreachable, cut or too late.
  ///
  /// @param detail the technical cause, for the wire table
  record NoAnswer(String detail) implements Ended {}
}
