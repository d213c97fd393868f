package io.surveyconsole.server.websocket;

import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.events.LiveConnection;
import io.surveyconsole.server.model.ConnectionId;
import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.EndedConnection;
import io.surveyconsole.server.protocol.WellFormed;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A connection that has ended, as it was: nothing of its line is kept.
record Recorded(ConnectionId id, ConnectionView view) implements LiveConnection {
  private static final int MAX_REASON = 400;
  private static final int MAX_CLIENT = 400;
  private static final int MAX_ADDRESS = 100;

  static Recorded of(EndedConnection ended) {
    return new Recorded(ended.id(), viewOf(ended));
  }

  /// As the record has it, so without where its conversation stands.
  static ConnectionView viewOf(EndedConnection ended) {
    return new ConnectionView(
        ended.id().value(),
        ended.conversation().value(),
        ended.customerName(),
        ended.surveyName(),
        ended.test(),
        null,
        null,
        ended.address(),
        ended.client(),
        ended.reconnection(),
        ended.reconnects(),
        ended.openedAt(),
        ended.lastActivityAt(),
        ended.roundTripMillis(),
        ended.messagesIn(),
        ended.messagesOut(),
        ended.bytesIn(),
        ended.bytesOut(),
        0,
        0,
        ended.closedAt(),
        ended.closeCode(),
        ended.closeReason());
  }

  /// What is recorded of a connection; nothing before its end, and where it took part in no
  /// conversation.
  static Optional<EndedConnection> of(ClientConnection connection) {
    Conversation joined = connection.conversation();
    ConnectionView view = connection.view();
    return joined == null || view.closedAt() == null || view.closeCode() == null
        ? Optional.empty()
        : Optional.of(of(joined, view, view.closedAt(), view.closeCode()));
  }

  private static EndedConnection of(
      Conversation joined, ConnectionView view, Instant closed, int code) {
    return new EndedConnection(
        new ConnectionId(view.id()),
        joined.id(),
        joined.customer().name(),
        joined.surveyName(),
        joined.test(),
        WellFormed.storable(view.address(), MAX_ADDRESS),
        storable(view.client()),
        view.reconnection(),
        view.reconnects(),
        view.openedAt(),
        view.lastActivityAt(),
        view.roundTripMillis(),
        view.messagesIn(),
        view.messagesOut(),
        view.bytesIn(),
        view.bytesOut(),
        closed,
        code,
        WellFormed.storable(Objects.requireNonNullElse(view.closeReason(), ""), MAX_REASON));
  }

  private static @Nullable String storable(@Nullable String client) {
    return client == null ? null : WellFormed.storable(client, MAX_CLIENT);
  }
}
