package io.surveyconsole.server.websocket;

import io.surveyconsole.server.api.Refusal;
import io.surveyconsole.server.protocol.CloseReason;
import java.time.Clock;
import java.time.Instant;

/// Closes connections whose token has expired meanwhile.
final class TokenSweep implements Runnable {
  private final ConnectionManager connections;
  private final Clock clock;

  TokenSweep(ConnectionManager connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    for (ClientConnection connection : connections.open()) {
      Instant until = connection.admittedUntil();
      if (until != null && !now.isBefore(until)) {
        if (connection.close(
            new Closing(CloseReason.TOKEN_REFUSED, "The token has expired", "token expired"))) {
          connections.refused(Refusal.TOKEN);
        }
      }
    }
  }
}
