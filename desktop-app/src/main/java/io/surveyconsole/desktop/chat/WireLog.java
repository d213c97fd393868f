package io.surveyconsole.desktop.chat;

import io.surveyconsole.desktop.chat.WireFrame.Direction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest frames and events of the line, bounded in number and size.
final class WireLog {
  static final int MAX_FRAMES = 1_000;
  static final int MAX_TEXT = 64 * 1024;

  private final List<WireFrame> frames;
  private final InstantSource clock;

  private long number;
  private long count;
  private long bytes;

  /// @param frames where the rows stand, oldest first; changed by nobody else
  WireLog(List<WireFrame> frames, InstantSource clock) {
    this.frames = frames;
    this.clock = clock;
  }

  void in(String type, String text, @Nullable Duration trip, boolean trouble) {
    frame(Direction.IN, type, text, trip, trouble);
  }

  void out(String type, String text, boolean sent) {
    frame(sent ? Direction.OUT : Direction.NOT_SENT, type, text, null, !sent);
  }

  /// Something happened to the line.
  void line(String type, String text, boolean trouble) {
    add(
        new WireFrame(
            ++number, clock.instant(), Direction.LINE, type, text, 0, false, null, trouble));
  }

  void clear() {
    frames.clear();
    count = 0;
    bytes = 0;
  }

  /// How many frames there were since the beginning, forgotten ones included.
  long count() {
    return count;
  }

  /// Bytes of payload of all of them.
  long bytes() {
    return bytes;
  }

  private void frame(
      Direction direction, String type, String text, @Nullable Duration trip, boolean trouble) {
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    boolean cut = text.length() > MAX_TEXT;
    count++;
    bytes += size;
    add(
        new WireFrame(
            ++number,
            clock.instant(),
            direction,
            type,
            cut ? text.substring(0, MAX_TEXT) : text,
            size,
            cut,
            trip,
            trouble));
  }

  private void add(WireFrame frame) {
    frames.add(frame);
    if (frames.size() > MAX_FRAMES) {
      frames.removeFirst();
    }
  }
}
