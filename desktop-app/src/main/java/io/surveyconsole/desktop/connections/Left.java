package io.surveyconsole.desktop.connections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The connections that ended last, a bounded number.
final class Left {
  private record Place(Instant at, String id) {}

  private final int most;
  private final Map<String, ClosedConnection> byId = new HashMap<>();
  private final Map<String, Set<String>> byConversation = new HashMap<>();
  private final TreeSet<Place> inOrder =
      new TreeSet<>(Comparator.comparing(Place::at).thenComparing(Place::id));

  Left(int most) {
    this.most = most;
  }

  /// Takes one, or what is newly known of it.
  void put(ClosedConnection closed) {
    String id = closed.connection().id();
    ClosedConnection before = byId.put(id, closed);
    if (before != null) {
      inOrder.remove(new Place(before.closedAt(), id));
    }
    inOrder.add(new Place(closed.closedAt(), id));
    byConversation
        .computeIfAbsent(closed.connection().conversationId(), any -> new LinkedHashSet<>())
        .add(id);
  }

  @Nullable ClosedConnection find(String id) {
    return byId.get(id);
  }

  int count() {
    return byId.size();
  }

  List<ClosedConnection> of(String conversation) {
    List<ClosedConnection> found = new ArrayList<>();
    for (String id : byConversation.getOrDefault(conversation, Set.of())) {
      ClosedConnection closed = byId.get(id);
      if (closed != null) {
        found.add(closed);
      }
    }
    return found;
  }

  /// Lets those go that ended first, if there are too many.
  List<ClosedConnection> dropOldest() {
    List<ClosedConnection> dropped = new ArrayList<>();
    while (inOrder.size() > most) {
      String id = inOrder.removeFirst().id();
      ClosedConnection closed = byId.remove(id);
      if (closed != null) {
        dropped.add(closed);
        byConversation.computeIfPresent(
            closed.connection().conversationId(),
            (conversation, ids) -> {
              ids.remove(id);
              return ids.isEmpty() ? null : ids;
            });
      }
    }
    return dropped;
  }
}
