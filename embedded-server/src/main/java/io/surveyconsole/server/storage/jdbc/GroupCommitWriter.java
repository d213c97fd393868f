package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.StoreException;
import io.surveyconsole.server.storage.StoreUnavailableException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes writes durable, many together: one thread takes what has queued, runs it in one
/// transaction, commits once, forces the file to the disk once, and only then tells the callers.
///
/// A write that fails alone is undone alone: its batch is rolled back and run again one by one. A
/// commit or a sync that fails is never tried again, because nobody knows what of it reached the
/// disk: the writer stops, and says [StoreUnavailableException] from then on.
///
/// The thread is never interrupted: H2 closes its file under an interrupted thread.
final class GroupCommitWriter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GroupCommitWriter.class);
  private static final int MAX_BATCH = 1_000;

  /// A unit of work inside the writer's transaction.
  interface Work<T extends @Nullable Object> {
    T run(WriteSession session) throws SQLException;
  }

  private static final class Pending<T extends @Nullable Object> {
    final @Nullable Work<T> work;
    final CompletableFuture<T> done = new CompletableFuture<>();
    private @Nullable T result;

    Pending(@Nullable Work<T> work) {
      this.work = work;
    }

    void run(WriteSession session) throws SQLException {
      if (work != null) {
        result = work.run(session);
      }
    }

    @SuppressWarnings("NullAway") // T itself says whether null is a result
    void succeed() {
      done.complete(result);
    }

    void fail(Throwable cause) {
      done.completeExceptionally(cause);
    }
  }

  private final WriteSession session;
  private final BlockingQueue<Pending<?>> queue = new LinkedBlockingQueue<>();
  private final Pending<@Nullable Void> end = new Pending<>(null);
  private final Thread thread;
  private volatile boolean closing;
  private volatile @Nullable String failure;
  private volatile long lastSyncNanos;

  GroupCommitWriter(WriteSession session) {
    this.session = session;
    this.thread = Thread.ofPlatform().name("store-writer").unstarted(this::serve);
  }

  void start() {
    thread.start();
  }

  /// Returns once the work is durable.
  ///
  /// @throws StoreUnavailableException if the writer has stopped; the work may or may not be stored
  /// @throws StoreException if the work itself failed; then nothing of it is stored
  <T extends @Nullable Object> T write(Work<T> work) {
    if (closing || failure != null) {
      throw unavailable();
    }
    var pending = new Pending<>(work);
    queue.add(pending);
    if (!thread.isAlive() && queue.remove(pending)) {
      throw unavailable();
    }
    try {
      return pending.done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreException store) {
        store.addSuppressed(new StoreException("asked for here"));
        throw store;
      }
      throw new StoreException("a write failed", e.getCause() == null ? e : e.getCause());
    }
  }

  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  long lastSyncNanos() {
    return lastSyncNanos;
  }

  int queued() {
    return queue.size();
  }

  /// Writes what has queued, then stops.
  @Override
  public void close() {
    closing = true;
    queue.add(end);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private StoreUnavailableException unavailable() {
    String why = failure;
    return new StoreUnavailableException(why == null ? "the store is closing" : why);
  }

  private void serve() {
    var batch = new ArrayList<Pending<?>>(MAX_BATCH);
    boolean goOn = true;
    while (goOn) {
      batch.clear();
      batch.add(take());
      queue.drainTo(batch, MAX_BATCH - 1);
      goOn = !batch.remove(end);
      write(batch);
      goOn &= failure == null;
    }
    for (Pending<?> late = queue.poll(); late != null; late = queue.poll()) {
      late.fail(unavailable());
    }
  }

  private Pending<?> take() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException e) {
        log.warn("Somebody interrupted the store's writer, which must never happen; it goes on");
      }
    }
  }

  private void write(List<Pending<?>> batch) {
    if (failure != null) {
      batch.forEach(pending -> pending.fail(unavailable()));
      return;
    }
    if (batch.isEmpty()) {
      return;
    }
    try {
      for (Pending<?> pending : batch) {
        pending.run(session);
      }
    } catch (SQLException | RuntimeException e) {
      if (!rollBack(batch)) {
        return;
      }
      if (batch.size() == 1) {
        batch.getFirst().fail(translated(e));
      } else {
        batch.forEach(pending -> write(List.of(pending)));
      }
      return;
    }
    makeDurable(batch);
  }

  private void makeDurable(List<Pending<?>> batch) {
    long before = System.nanoTime();
    try {
      session.commit();
      session.sync();
    } catch (SQLException | RuntimeException e) {
      stop(batch, "the last commit failed", e);
      return;
    }
    lastSyncNanos = System.nanoTime() - before;
    batch.forEach(Pending::succeed);
  }

  private boolean rollBack(List<Pending<?>> batch) {
    try {
      session.rollback();
      return true;
    } catch (SQLException | RuntimeException e) {
      stop(batch, "a failed write could not be undone", e);
      return false;
    }
  }

  private void stop(List<Pending<?>> batch, String why, Exception cause) {
    failure =
        "The database no longer stores anything ("
            + why
            + "). Look at the free space and the disk, then start the server again.";
    log.error("The store has stopped: {}", why, cause);
    batch.forEach(pending -> pending.fail(new StoreUnavailableException(why, cause)));
  }

  private static StoreException translated(Exception e) {
    return switch (e) {
      case StoreException store -> store;
      case SQLException sql -> SqlErrors.translate(sql);
      default -> new StoreException("a write failed", e);
    };
  }
}
