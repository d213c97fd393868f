package io.surveyconsole.server.websocket;

import io.surveyconsole.server.protocol.CloseReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a connection comes to its end: once, and where the server closes it, for the server's own
/// reason. Any thread.
final class Ending {
  /// @param code as it is recorded; 1006 where there was no close frame
  record End(Instant at, int code, String reason) {}

  private @Nullable Closing ours;
  private volatile @Nullable End end;

  /// When and how it has ended; null while it has not.
  @Nullable End end() {
    return end;
  }

  /// The server closes it.
  ///
  /// @return false if it was being closed already
  synchronized boolean decided(Closing closing) {
    if (ours != null || end != null) {
      return false;
    }
    ours = closing;
    return true;
  }

  /// The socket has ended.
  ///
  /// @return false if that was known
  synchronized boolean happened(int code, String reason, Instant at) {
    if (end != null) {
      return false;
    }
    Closing closing = ours;
    end =
        closing != null
            ? new End(at, closing.reason().code(), closing.noted())
            : new End(at, code, isSaid(code) ? reason : "");
    return true;
  }

  /// Where no frame came, no reason did: what there is are words of the library's.
  private static boolean isSaid(int code) {
    return code != CloseReason.LOST.code();
  }
}
