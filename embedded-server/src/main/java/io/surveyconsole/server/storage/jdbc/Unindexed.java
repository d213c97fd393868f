package io.surveyconsole.server.storage.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The conversations, by their numbers, in which something was said that is not found yet. Any
/// thread.
final class Unindexed {
  /// More are not remembered one by one, but looked for.
  private static final int MOST = 200_000;

  private final int most;
  private final Set<Long> changed = ConcurrentHashMap.newKeySet();
  private volatile boolean unknown = true;
  private volatile int taken;
  private volatile long leftToLookThrough;

  Unindexed() {
    this(MOST);
  }

  Unindexed(int most) {
    this.most = most;
  }

  /// Something was said in this one, and is stored.
  void add(long conversation) {
    if (changed.size() >= most) {
      unknown = true;
    } else {
      changed.add(conversation);
    }
  }

  void addAll(Collection<Long> conversations) {
    conversations.forEach(this::add);
  }

  /// There may be others, which have to be looked for.
  void setUnknown() {
    unknown = true;
  }

  /// Whether there may be others; after this there are none but those that are added from now on.
  boolean takeUnknown() {
    if (!unknown) {
      return false;
    }
    leftToLookThrough = Math.max(1, leftToLookThrough); // until it is known how many that are
    unknown = false; // what is set from here on, is looked for after this
    return true;
  }

  /// Takes some of them away: what is said in those from now on counts anew.
  List<Long> take(int limit) {
    var some = new ArrayList<Long>();
    taken = Math.min(limit, changed.size()); // before they are gone from there
    for (var all = changed.iterator(); all.hasNext() && some.size() < limit; ) {
      some.add(all.next());
      all.remove();
    }
    taken = some.size();
    return some;
  }

  /// What was taken last is found now, or was added again.
  void done() {
    taken = 0;
  }

  /// Among so many there may be others.
  void setLeftToLookThrough(long conversations) {
    leftToLookThrough = conversations;
  }

  /// How many are known and not taken.
  int known() {
    return changed.size();
  }

  /// How many there are at most; at least one as long as nobody has begun to look.
  long count() {
    // In the order in which they go from one to the next, so that none is missed on its way: what
    // was taken may come back.
    boolean any = unknown;
    long left = leftToLookThrough;
    long before = changed.size();
    long inWork = taken;
    long count = left + inWork + Math.max(before, changed.size());
    return any ? Math.max(1, count) : count;
  }
}
