package io.surveyconsole.server.conversation;

import java.util.HashSet;
import java.util.Set;

/// Which client's ids a conversation has stored, so that a new one need not be looked up. Bounded:
/// past that the answer is always "maybe" and the store is asked. Used in the conversation's turn
/// only.
final class KnownClientIds {
  /// How many are remembered of one conversation.
  static final int MOST = 500;

  private final Set<String> ids;
  private boolean complete;

  private KnownClientIds(Set<String> ids) {
    this.ids = new HashSet<>(ids);
    this.complete = ids.size() <= MOST;
  }

  static KnownClientIds none() {
    return new KnownClientIds(Set.of());
  }

  static KnownClientIds of(Set<String> ids) {
    return new KnownClientIds(ids);
  }

  /// False if nothing is stored under this id; else the store knows.
  boolean maybe(String id) {
    return !complete || ids.contains(id);
  }

  void add(String id) {
    if (ids.size() < MOST) {
      ids.add(id);
    } else {
      complete = false;
      ids.clear();
    }
  }
}
