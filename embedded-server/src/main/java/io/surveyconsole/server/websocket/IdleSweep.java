package io.surveyconsole.server.websocket;

import io.surveyconsole.server.api.Refusal;
import io.surveyconsole.server.protocol.CloseReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Closes connections that have sent neither message nor heartbeat for too long.
final class IdleSweep implements Runnable {
  private final ConnectionManager connections;
  private final Clock clock;
  private final Duration limit;

  IdleSweep(ConnectionManager connections, Clock clock, Duration limit) {
    this.connections = connections;
    this.clock = clock;
    this.limit = limit;
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    Instant latest = now.minus(limit);
    for (ClientConnection connection : connections.open()) {
      if (connection.lastActivityAt().isBefore(latest)) {
        long idle = Duration.between(connection.lastActivityAt(), now).toSeconds();
        if (connection.close(
            new Closing(
                CloseReason.IDLE,
                "Idle for more than " + limit.toSeconds() + " s; connect again to go on",
                "nothing for " + idle + " s"))) {
          connections.refused(Refusal.IDLE);
        }
      }
    }
  }
}
