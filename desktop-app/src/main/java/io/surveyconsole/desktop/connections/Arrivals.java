package io.surveyconsole.desktop.connections;

import io.surveyconsole.desktop.fx.CloseWords;
import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.protocol.CloseReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// When connections came to their conversations, and so who came back after one was lost.
final class Arrivals {
  private record Arrival(String connection, Instant at, boolean reconnection) {}

  private final Map<String, List<Arrival>> byConversation = new HashMap<>();
  private final Map<String, String> conversations = new HashMap<>();

  /// Notes a connection.
  ///
  /// @return whether it is seen for the first time
  boolean note(ConnectionView connection) {
    if (connection.customerName() == null // it takes part in no conversation, or not yet
        || conversations.putIfAbsent(connection.id(), connection.conversationId()) != null) {
      return false;
    }
    byConversation
        .computeIfAbsent(connection.conversationId(), id -> new ArrayList<>(2))
        .add(new Arrival(connection.id(), connection.openedAt(), connection.reconnection()));
    return true;
  }

  void forget(String id) {
    String conversation = conversations.remove(id);
    if (conversation != null) {
      byConversation.computeIfPresent(
          conversation,
          (any, arrivals) -> {
            arrivals.removeIf(arrival -> arrival.connection().equals(id));
            return arrivals.isEmpty() ? null : arrivals;
          });
    }
  }

  /// When somebody came back to the conversation that this connection left; null if nobody has, and
  /// where there is nothing to come back to.
  @Nullable Instant resumedAt(ConnectionView closed) {
    if (closed.closedAt() == null || CloseWords.isDone(closed.closeCode(), closed.closeReason())) {
      return null;
    }
    Instant resumed = null;
    for (Arrival arrival : byConversation.getOrDefault(closed.conversationId(), List.of())) {
      if (arrival.at().isAfter(closed.openedAt())
          && isAfter(arrival, closed, closed.closedAt())
          && (resumed == null || arrival.at().isBefore(resumed))) {
        resumed = arrival.at();
      }
    }
    return resumed;
  }

  /// A line that breaks is found broken late: by then its client may be back.
  private static boolean isAfter(Arrival arrival, ConnectionView closed, Instant closedAt) {
    boolean isFoundLate = isCode(closed, CloseReason.LOST) || isCode(closed, CloseReason.TOO_SLOW);
    return !arrival.at().isBefore(closedAt)
        || (isFoundLate && arrival.reconnection() && arrival.at().isAfter(closed.lastActivityAt()));
  }

  private static boolean isCode(ConnectionView closed, CloseReason reason) {
    Integer code = closed.closeCode();
    return code != null && code == reason.code();
  }
}
