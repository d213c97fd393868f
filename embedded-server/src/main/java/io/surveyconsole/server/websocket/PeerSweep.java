package io.surveyconsole.server.websocket;

import io.surveyconsole.server.protocol.CloseReason;
import java.time.Duration;

/// Finds peers that are gone or do not read. Who says nothing for a while is pinged, which every
/// WebSocket client answers by itself.
final class PeerSweep implements Runnable {

  /// How long is how long.
  ///
  /// @param pingAfter a peer that has been silent for so long is pinged, and so often
  /// @param goneAfter one that has been silent for so long is gone
  /// @param slowAfter one that takes nothing for so long does not read
  /// @param frameWithin one that does not take a whole frame in this time, however large, keeps
  ///   others waiting
  record Patience(
      Duration pingAfter, Duration goneAfter, Duration slowAfter, Duration frameWithin) {
    /// Together with a sweep and [ClientConnection#CLOSE_PATIENCE] a peer that is gone is found
    /// within 75 seconds, and one that does not read within 15.
    static final Patience USUAL =
        new Patience(
            Duration.ofSeconds(25),
            Duration.ofSeconds(73),
            Duration.ofSeconds(8),
            Duration.ofSeconds(90));
  }

  private final ConnectionManager connections;
  private final Patience patience;

  PeerSweep(ConnectionManager connections, Patience patience) {
    this.connections = connections;
    this.patience = patience;
  }

  @Override
  public void run() {
    for (ClientConnection connection : connections.open()) {
      Duration silent = connection.silent();
      if (connection.stalled().compareTo(patience.slowAfter()) > 0) {
        connection.closeNow(
            CloseReason.TOO_SLOW,
            "Too slow: has read nothing for " + patience.slowAfter().toSeconds() + " s");
      } else if (connection.sending().compareTo(patience.frameWithin()) > 0) {
        connection.closeNow(
            CloseReason.TOO_SLOW,
            "Too slow: one message took " + patience.frameWithin().toSeconds() + " s");
      } else if (silent.compareTo(patience.goneAfter()) > 0) {
        connection.cut(
            CloseReason.LOST, "No sign of life for " + patience.goneAfter().toSeconds() + " s");
      } else if (silent.compareTo(patience.pingAfter()) > 0) {
        connection.ping(patience.pingAfter());
      }
    }
  }
}
