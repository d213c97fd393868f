package io.surveyconsole.server.websocket;

import io.surveyconsole.server.api.Refusal;
import io.surveyconsole.server.config.Limits;
import io.surveyconsole.server.protocol.CloseReason;

/// Closes connections that send more than messages within their limits could be: pings without an
/// end, or pieces of a message that never becomes whole.
final class FloodSweep implements Runnable {
  private final ConnectionManager connections;
  private final Limits limits;

  FloodSweep(ConnectionManager connections, Limits limits) {
    this.connections = connections;
    this.limits = limits;
  }

  @Override
  public void run() {
    for (ClientConnection connection : connections.open()) {
      long heard = connection.heardLately();
      if (heard > limits.windowBytes()
          && connection.closeNow(
              new Closing(
                  CloseReason.TOO_MANY,
                  "Too much at once",
                  Amounts.bytes(heard) + " within " + Limits.WINDOW_SECONDS + " s"))) {
        connections.refused(Refusal.MESSAGE_RATE);
      }
    }
  }
}
