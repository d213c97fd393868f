package io.surveyconsole.server.storage.jdbc;

import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What waits for the writer. Any thread adds; the writer's thread takes.
final class WriteQueue {
  private static final Logger log = LoggerFactory.getLogger(WriteQueue.class);

  private final BlockingQueue<PendingWrite<?>> waiting = new LinkedBlockingQueue<>();
  private final PendingWrite<@Nullable Void> end = new PendingWrite<>(null);
  private final PendingWrite<@Nullable Void> wake = new PendingWrite<>(null);
  private volatile boolean closed;

  /// Adds a write for the writer to take.
  ///
  /// @return false if nothing more is taken
  boolean add(PendingWrite<?> write) {
    waiting.add(write);
    return !(closed && waiting.remove(write));
  }

  /// What is added from now on is not taken any more, what has been added is.
  void end() {
    waiting.add(end);
  }

  /// Lets the writer go on, if it waits for something to take.
  void wake() {
    waiting.add(wake);
  }

  int size() {
    return waiting.size();
  }

  /// Takes what waits; waits where nothing does.
  ///
  /// @param most how much
  /// @return false if nothing more is to be taken
  boolean take(Collection<PendingWrite<?>> into, int most) {
    try {
      into.add(waiting.take());
    } catch (InterruptedException e) {
      log.warn("Somebody interrupted the store's writer, which must never happen; it goes on");
    }
    waiting.drainTo(into, most - 1);
    into.removeIf(taken -> taken == wake);
    return !into.remove(end);
  }

  /// Takes what is left; from now on nothing can be added.
  void close(Collection<PendingWrite<?>> into) {
    closed = true;
    waiting.drainTo(into);
  }
}
