package io.surveyconsole.desktop.connections;

import io.surveyconsole.desktop.fx.LiveRow;
import io.surveyconsole.server.api.ConnectionView;

/// A row of a table of connections.
public final class ConnectionRow extends LiveRow<ConnectionView> {
  /// What waits for a peer that does not read; below it is ordinary traffic.
  private static final int MANY_FRAMES = 16;

  private static final long MANY_BYTES = 64 * 1024;

  ConnectionRow(ConnectionView connection) {
    super(connection.id(), connection);
  }

  /// Whether it reads more slowly than it is sent to.
  boolean slow() {
    return value().queuedFrames() >= MANY_FRAMES || value().queuedBytes() >= MANY_BYTES;
  }
}
