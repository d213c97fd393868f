package io.surveyconsole.desktop.connections;

import io.surveyconsole.desktop.table.LiveRow;
import io.surveyconsole.server.api.ConnectionView;

/// A row of the table of connections that have ended.
public final class ClosedRow extends LiveRow<ClosedConnection> implements OfConnection {
  ClosedRow(ClosedConnection closed) {
    super(closed.connection().id(), closed);
  }

  @Override
  public ConnectionView connection() {
    return value().connection();
  }
}
