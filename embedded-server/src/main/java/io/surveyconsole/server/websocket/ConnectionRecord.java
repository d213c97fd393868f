package io.surveyconsole.server.websocket;

import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.EndedConnection;
import io.surveyconsole.server.storage.ConnectionStore;
import io.surveyconsole.server.storage.StoreBusyException;
import io.surveyconsole.server.storage.StoreException;
import io.surveyconsole.server.storage.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records ended connections in the background, and removes what is older than it is kept. Whoever
/// adds never waits; what there is no room for is lost, and counted in the log.
final class ConnectionRecord {
  private static final Logger log = LoggerFactory.getLogger(ConnectionRecord.class);
  private static final int MAX_WAITING = 20_000;

  /// So few that an answer which is written behind them hardly waits.
  private static final int BATCH = 100;

  /// At the end of the server no answers are written any more.
  private static final int LAST_BATCH = 1_000;

  private static final int REMOVED_AT_ONCE = 200;

  /// How long others are waited for that end meanwhile, and share the write.
  private static final Duration GATHERING = Duration.ofMillis(200);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration LOOK_FOR_OLD = Duration.ofMinutes(1);
  private static final Duration BETWEEN_REMOVALS = Duration.ofMillis(500);

  private final ConnectionStore store;
  private final @Nullable Duration kept;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<EndedConnection> waiting = new ArrayDeque<>();
  private List<EndedConnection> written = List.of();
  private long lost;
  private boolean ending;
  private boolean over;
  private long nextLook = System.nanoTime();
  private final Thread thread =
      Thread.ofPlatform().name("connection-record").daemon().unstarted(this::serve);

  /// @param kept for how long; null for ever
  ConnectionRecord(ConnectionStore store, @Nullable Duration kept, Clock clock) {
    this.store = store;
    this.kept = kept;
    this.clock = clock;
  }

  void start() {
    thread.start();
  }

  /// Records it soon. Any thread.
  void add(EndedConnection ended) {
    lock.lock();
    try {
      if (over || waiting.size() >= MAX_WAITING) {
        lost++;
      } else {
        waiting.add(ended);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Those of a conversation that are recorded or will be, the latest first.
  List<EndedConnection> of(ConversationId conversation, int limit) {
    List<EndedConnection> found = new ArrayList<>(soon(conversation)); // first: none is missed
    List<EndedConnection> stored = store.of(conversation, limit);
    found.removeIf(one -> stored.stream().anyMatch(other -> other.id().equals(one.id())));
    found.addAll(stored);
    return found.size() <= limit ? found : found.subList(0, limit);
  }

  private List<EndedConnection> soon(ConversationId conversation) {
    lock.lock();
    try {
      List<EndedConnection> soon = new ArrayList<>(written);
      soon.addAll(waiting);
      soon.removeIf(one -> !one.conversation().equals(conversation));
      return soon.reversed();
    } finally {
      lock.unlock();
    }
  }

  /// Writes what waits, as long as this takes at most; what is left is lost.
  void end(Duration patience) {
    lock.lock();
    try {
      ending = true;
      changed.signalAll();
      long left = patience.toNanos();
      while (!over && left > 0) {
        left = changed.awaitNanos(left);
      }
      over = true;
      lost += waiting.size() + written.size();
      waiting.clear();
      tellLost();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the thread goes on by itself, and is a daemon
    } finally {
      lock.unlock();
    }
  }

  private void serve() {
    try {
      while (awaitWork()) {
        write();
        removeOld();
      }
    } finally {
      lock.lock();
      try {
        over = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /// Takes what is to be written next, if anything is.
  ///
  /// @return false if nothing more is to be done
  private boolean awaitWork() {
    lock.lock();
    try {
      awaitWhile(() -> waiting.isEmpty() && !ending, untilNextLook());
      if (!waiting.isEmpty()) {
        awaitWhile(() -> waiting.size() < BATCH && !ending, GATHERING.toNanos());
      }
      int most = ending ? LAST_BATCH : BATCH;
      var batch = new ArrayList<EndedConnection>();
      while (batch.size() < most && !waiting.isEmpty()) {
        batch.add(waiting.remove());
      }
      written = batch;
      return !over && (!ending || !batch.isEmpty());
    } finally {
      lock.unlock();
    }
  }

  private long untilNextLook() {
    return kept == null ? Long.MAX_VALUE : Math.max(1, nextLook - System.nanoTime());
  }

  /// Under the lock; others go on adding meanwhile.
  private void awaitWhile(BooleanSupplier still, long nanos) {
    try {
      for (long left = nanos; left > 0 && still.getAsBoolean(); ) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      log.warn("Somebody interrupted the record of connections, which goes on");
    }
  }

  private void write() {
    List<EndedConnection> batch = written;
    int failed = 0;
    boolean again = false;
    try {
      store.add(batch);
    } catch (StoreUnavailableException | StoreBusyException e) {
      log.debug("{} ended connections could not be recorded now", batch.size(), e);
      again = true; // what of it is there already will be passed over
    } catch (RuntimeException e) {
      log.debug("{} ended connections could not be recorded together", batch.size(), e);
      failed = writeOneByOne(batch);
    }
    lock.lock();
    try {
      if (over) { // nobody waits for it any more: it was counted as lost
        return;
      }
      written = List.of();
      lost += failed;
      if (again && !ending) {
        batch.reversed().forEach(waiting::addFirst);
        awaitWhile(() -> !ending, AFTER_FAILURE.toNanos());
      } else if (again) {
        lost += batch.size();
      }
      while (waiting.size() > MAX_WAITING) {
        waiting.removeFirst();
        lost++;
      }
      tellLost();
    } finally {
      lock.unlock();
    }
  }

  /// One that cannot be stored takes no others with it.
  ///
  /// @return how many were not stored
  private int writeOneByOne(List<EndedConnection> batch) {
    int failed = 0;
    for (EndedConnection one : batch) {
      try {
        store.add(List.of(one));
      } catch (RuntimeException e) {
        log.debug("The end of connection {} could not be recorded", one.id(), e);
        failed++;
      }
    }
    return failed;
  }

  private void tellLost() {
    if (lost > 0) {
      log.warn(
          "{} ended connections were not recorded: the store was away, too busy, or refused them",
          lost);
      lost = 0;
    }
  }

  private void removeOld() {
    if (kept == null || System.nanoTime() - nextLook < 0) {
      return;
    }
    Instant before = clock.instant().minus(kept);
    int removed = 0;
    try {
      removed = store.removeOldest(before, REMOVED_AT_ONCE);
    } catch (StoreException e) { // the next time will do
      log.debug("Old connections could not be removed from the record now", e);
    }
    Duration wait = removed < REMOVED_AT_ONCE ? LOOK_FOR_OLD : BETWEEN_REMOVALS;
    nextLook = System.nanoTime() + wait.toNanos();
  }
}
