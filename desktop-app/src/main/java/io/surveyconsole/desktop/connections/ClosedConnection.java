package io.surveyconsole.desktop.connections;

import io.surveyconsole.server.api.ConnectionView;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A connection that has ended.
///
/// @param resumedAt when the respondent came back to the conversation; absent while they have not
record ClosedConnection(ConnectionView connection, @Nullable Instant resumedAt) {
  Instant closedAt() {
    return Objects.requireNonNullElse(connection.closedAt(), Instant.MAX);
  }
}
