package io.surveyconsole.desktop.connections;

import io.surveyconsole.desktop.table.LiveRow;
import io.surveyconsole.server.api.ConnectionView;

/// A row of the table of open connections.
public final class ConnectionRow extends LiveRow<ConnectionView> implements OfConnection {
  /// What waits for a peer that does not read; below it is ordinary traffic.
  private static final int MANY_FRAMES = 16;

  private static final long MANY_BYTES = 64 * 1024;
  private static final long LONG_MILLIS = 1_000;

  private final Traffic traffic;

  ConnectionRow(ConnectionView connection, Traffic traffic) {
    super(connection.id(), connection);
    this.traffic = traffic;
  }

  /// Whether a connection reads more slowly than it is sent to, or takes long to answer.
  static boolean isSlow(ConnectionView connection) {
    Long roundTrip = connection.roundTripMillis();
    return connection.queuedFrames() >= MANY_FRAMES
        || connection.queuedBytes() >= MANY_BYTES
        || (roundTrip != null && roundTrip >= LONG_MILLIS);
  }

  @Override
  public ConnectionView connection() {
    return value();
  }

  boolean slow() {
    return isSlow(value());
  }

  /// What went over it in the last minute; it goes on without a change of the row.
  Traffic traffic() {
    return traffic;
  }
}
