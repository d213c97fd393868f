package io.surveyconsole.desktop.chat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of the wire table: a frame, or something that happened to the line.
///
/// @param number grows by one with every row, from 1
/// @param type the protocol's `type`; `message` for what is said; else a word of ours
/// @param text the payload, or its beginning
/// @param bytes of payload in UTF-8, whole; 0 where it is no frame
/// @param cut true where `text` is only the beginning
/// @param trip from the frame that it answers; null where it answers none
/// @param trouble an error of the server, an unreadable frame, or a line that failed
record WireFrame(
    long number,
    Instant at,
    Direction direction,
    String type,
    String text,
    int bytes,
    boolean cut,
    @Nullable Duration trip,
    boolean trouble) {

  enum Direction {
    IN,
    OUT,
    /// Sent, but the line was not open any more.
    NOT_SENT,
    /// No frame: the line was opened, ended, or is waited for.
    LINE
  }
}
