package io.surveyconsole.server.events;

import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.model.ConnectionId;

/// A connection whose present state can be looked at, at any time, by any thread.
public interface LiveConnection {
  ConnectionId id();

  ConnectionView view();
}
