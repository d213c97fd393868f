package io.surveyconsole.desktop.stepin;

import io.surveyconsole.server.api.ConnectionView;
import java.util.List;
import java.util.Objects;

/// Whom a message to everyone reaches now.
///
/// @param connections how many clients of respondents
/// @param conversations in how many conversations
record Reach(int connections, int conversations) {

  /// A connection that has joined no conversation is told nothing.
  static Reach of(List<ConnectionView> connections) {
    var joined =
        connections.stream()
            .filter(connection -> connection.closedAt() == null)
            .filter(connection -> Objects.nonNull(connection.customerName()))
            .map(ConnectionView::conversationId)
            .toList();
    return new Reach(joined.size(), (int) joined.stream().distinct().count());
  }
}
