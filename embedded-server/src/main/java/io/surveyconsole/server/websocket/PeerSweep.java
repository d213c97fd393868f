package io.surveyconsole.server.websocket;

import io.surveyconsole.server.protocol.CloseReason;
import java.time.Duration;

/// Finds peers that are gone or do not read. Every peer is pinged now and then, which every
/// WebSocket client answers by itself: one that says nothing, so that it is known to live, and one
/// that talks too, so that it is known how far away it is.
final class PeerSweep implements Runnable {

  /// How long is how long.
  ///
  /// @param firstPing so long after it has come a peer is pinged first
  /// @param pingEvery and so often from then on
  /// @param goneAfter one that has been silent for so long is gone
  /// @param slowAfter one that takes nothing for so long does not read
  /// @param frameWithin one that does not take a whole frame in this time, however large, keeps
  ///   others waiting
  record Patience(
      Duration firstPing,
      Duration pingEvery,
      Duration goneAfter,
      Duration slowAfter,
      Duration frameWithin) {
    /// Together with a sweep and [ClientConnection#CLOSE_PATIENCE] a peer that is gone is found
    /// within 75 seconds, and one that does not read within 15.
    static final Patience USUAL =
        new Patience(
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
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
    connections.open().forEach(this::look);
  }

  private void look(ClientConnection connection) {
    Duration silent = connection.silent();
    if (connection.stalled().compareTo(patience.slowAfter()) > 0) {
      connection.closeNow(
          new Closing(
              CloseReason.TOO_SLOW,
              "Too slow: has read nothing for " + patience.slowAfter().toSeconds() + " s",
              connection.waiting()));
    } else if (connection.sending().compareTo(patience.frameWithin()) > 0) {
      connection.closeNow(
          new Closing(
              CloseReason.TOO_SLOW,
              "Too slow: one message took " + patience.frameWithin().toSeconds() + " s",
              "one message under way for "
                  + connection.sending().toSeconds()
                  + " s, "
                  + connection.waiting()));
    } else if (silent.compareTo(patience.goneAfter()) > 0) {
      connection.cut(new Closing(CloseReason.LOST, "", "silent for " + silent.toSeconds() + " s"));
    } else {
      connection.ping(patience.firstPing(), patience.pingEvery());
      if (connection.roundTripIsNew()) {
        connections.changed(connection);
      }
    }
  }
}
