package io.surveyconsole.desktop.connections;

import io.surveyconsole.server.api.ConnectionView;

/// A row of a table that shows a connection, open or ended.
interface OfConnection {
  ConnectionView connection();
}
