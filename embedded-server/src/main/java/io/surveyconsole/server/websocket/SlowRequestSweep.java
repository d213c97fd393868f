package io.surveyconsole.server.websocket;

import io.surveyconsole.server.api.Refusal;

/// Cuts lines on which a request does not arrive in time: whoever sends it byte by byte, or
/// connects and says nothing, would otherwise keep a place for as long as they like.
final class SlowRequestSweep implements Runnable {
  private final PeerSigns signs;
  private final ConnectionManager connections;

  SlowRequestSweep(PeerSigns signs, ConnectionManager connections) {
    this.signs = signs;
    this.connections = connections;
  }

  @Override
  public void run() {
    for (PeerSigns.Line line : signs.lines()) {
      if (line.isOverdue()) {
        line.cut();
        connections.refused(Refusal.SLOW_REQUEST);
      }
    }
  }
}
