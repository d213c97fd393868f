package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.StoreBusyException;
import io.surveyconsole.server.storage.StoreException;
import io.surveyconsole.server.storage.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes writes durable, many together: one thread takes what has queued and runs it in one
/// transaction, and its callers are told once that is durable.
///
/// While a batch is being made durable the next one is run already, and takes up what comes
/// meanwhile; it is committed when the one before it is durable, so that nothing is ever stored
/// without what was before it.
///
/// A write that fails alone is undone alone: its batch is rolled back and run again one by one.
/// What can be done after a failed commit the session knows; where it does not, the writer stops
/// for good, and says [StoreUnavailableException] from then on.
///
/// The thread is never interrupted: H2 closes its file under an interrupted thread.
public final class GroupCommitWriter {
  private static final Logger log = LoggerFactory.getLogger(GroupCommitWriter.class);
  private static final int MAX_BATCH = 1_000;

  /// How many writes may wait. Every connection has one at most, and HTTP callers come on top.
  public static final int MAX_WAITING = 20_000;

  /// A unit of work inside the writer's transaction. It may be run more than once.
  public interface Work<T extends @Nullable Object> {
    T run(WriteSession session) throws SQLException;
  }

  /// Writes whose commit has begun.
  ///
  /// @param since when that was, in nanoseconds
  /// @param outcome as [WriteSession#commit] gives it
  private record Committing(
      List<PendingWrite<?>> writes, long since, CompletableFuture<?> outcome) {
    static final Committing NOTHING =
        new Committing(List.of(), 0, CompletableFuture.completedFuture(null));

    boolean isOver() {
      return outcome.isDone();
    }

    void await() {
      outcome.exceptionally(_ -> null).join();
    }

    /// Why it failed; null where it did not, or not yet.
    @Nullable Throwable failure() {
      return outcome.isCompletedExceptionally() ? outcome.exceptionNow() : null;
    }
  }

  private final WriteSession session;
  private final Engine.OnFailure onStop;
  private final int maxWaiting;
  private final BlockingQueue<PendingWrite<?>> queue = new LinkedBlockingQueue<>();
  private final PendingWrite<@Nullable Void> end = new PendingWrite<>(null);
  private final PendingWrite<@Nullable Void> wake = new PendingWrite<>(null);
  private final Thread thread;

  // Changed by the writer's thread alone: what is still to be run, how many of those each in a
  // batch of their
  // own, what has been run since the last commit, and what was committed last.
  private final Deque<PendingWrite<?>> toRun = new ArrayDeque<>();
  private int alone;
  private final List<PendingWrite<?>> run = new ArrayList<>();
  private volatile Committing last = Committing.NOTHING;

  private volatile boolean closing;
  private volatile boolean ended;
  private volatile @Nullable String failure;
  private volatile long lastSyncNanos;
  private volatile long runningSince;
  private volatile int waitingInRun;
  private final LongAdder batches = new LongAdder();
  private final LongAdder writes = new LongAdder();

  /// @param onStop told, on the writer's thread, when it stops for good because of a failure
  public GroupCommitWriter(WriteSession session, Engine.OnFailure onStop, int maxWaiting) {
    this.session = session;
    this.onStop = onStop;
    this.maxWaiting = maxWaiting;
    this.thread = Thread.ofPlatform().name("store-writer").daemon().unstarted(this::serve);
  }

  public void start() {
    thread.start();
  }

  /// Returns once the work is durable.
  ///
  /// @throws StoreBusyException if too much waits; nothing of the work is stored
  /// @throws StoreUnavailableException if the writer has stopped; the work may or may not be stored
  /// @throws StoreException if the work itself failed; then nothing of it is stored
  public <T extends @Nullable Object> T write(Work<T> work) {
    if (closing || failure != null) {
      throw unavailable();
    }
    if (queued() >= maxWaiting) {
      throw new StoreBusyException(queued() + " writes wait already");
    }
    var pending = new PendingWrite<>(work);
    queue.add(pending);
    if (ended && queue.remove(pending)) {
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

  /// Why it has stopped for good; empty while it works.
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  long lastSyncNanos() {
    return lastSyncNanos;
  }

  /// How long a batch has been run or been made durable, in nanoseconds; 0 where none is.
  long busyNanos() {
    long now = System.nanoTime();
    long running = runningSince;
    Committing committing = last;
    return Math.max(
        running == 0 ? 0 : now - running, committing.isOver() ? 0 : now - committing.since());
  }

  /// How many writes wait for the next commit.
  int queued() {
    return queue.size() + waitingInRun;
  }

  /// How many batches were made durable.
  long batches() {
    return batches.sum();
  }

  /// How many writes were in them.
  long writes() {
    return writes.sum();
  }

  /// Writes what has queued, then stops. A database that does not answer is not waited for longer
  /// than this; then the thread goes on waiting, and what it writes was not confirmed to anybody.
  ///
  /// @return whether it has stopped
  public boolean close(Duration patience) {
    closing = true;
    queue.add(end);
    return Threads.join(thread, patience);
  }

  private StoreUnavailableException unavailable() {
    String why = failure;
    return new StoreUnavailableException(why == null ? "the store is closing" : why);
  }

  private void serve() {
    try {
      boolean goOn = true;
      while (goOn) {
        goOn = take();
        runningSince = System.nanoTime();
        try {
          work(goOn);
        } catch (RuntimeException
            | Error e) { // such as too little memory: nobody knows how far it came
          stop(run, "the writer failed", e);
        }
        goOn &= isFine();
        if (run.isEmpty()) {
          session.settled();
        }
        waitingInRun = run.size();
        runningSince = 0;
      }
    } finally {
      end();
    }
  }

  private void end() {
    session.settled();
    failAll(run);
    failAll(toRun);
    waitingInRun = 0;
    runningSince = 0;
    last.await();
    if (!isFine() && last.failure() != null) {
      last.writes().forEach(pending -> pending.fail(unavailable()));
    }
    ended = true;
    queue.drainTo(toRun);
    failAll(toRun);
  }

  private void failAll(Collection<PendingWrite<?>> left) {
    left.forEach(pending -> pending.fail(unavailable()));
    left.clear();
  }

  /// Takes what has queued; waits where nothing has.
  ///
  /// @return false if nothing more is to be taken
  private boolean take() {
    try {
      toRun.add(queue.take());
    } catch (InterruptedException e) {
      log.warn("Somebody interrupted the store's writer, which must never happen; it goes on");
    }
    queue.drainTo(toRun, MAX_BATCH - 1);
    toRun.removeIf(taken -> taken == wake);
    return !toRun.remove(end);
  }

  /// Runs what was taken and commits it, or leaves it for the next time if a commit is under way.
  private void work(boolean goOn) {
    do {
      while (!toRun.isEmpty() && isFine()) {
        runNext();
      }
      if (isFine() && (last.isOver() || !goOn)) {
        commit();
      }
    } while (!toRun.isEmpty() && isFine());
  }

  private void runNext() {
    PendingWrite<?> next = toRun.removeFirst();
    run.add(next);
    try {
      next.run(session);
    } catch (SQLException | RuntimeException e) {
      afterFailedRun(e);
      return;
    }
    if (alone > 0 || run.size() == MAX_BATCH || session.isFull()) {
      commit();
    }
  }

  /// Whether nothing has failed for good, as far as is known now.
  private boolean isFine() {
    Throwable failed = last.failure();
    if (failed != null && failure == null) {
      stop(last.writes(), "the last commit failed", failed);
    }
    return failure == null;
  }

  private void commit() {
    if (run.isEmpty()) {
      return;
    }
    try {
      session.flush();
    } catch (SQLException | RuntimeException e) {
      afterFailedRun(e);
      return;
    }
    last.await();
    if (!isFine()) {
      return;
    }
    List<PendingWrite<?>> batch = List.copyOf(run);
    long before = System.nanoTime();
    try {
      last = new Committing(batch, before, session.commit());
    } catch (SQLException | RuntimeException e) {
      afterFailedCommit(batch, e);
      run.clear();
      return;
    }
    alone = Math.max(0, alone - batch.size());
    var _ = last.outcome().whenComplete((_, failed) -> committed(batch, before, failed));
    run.clear();
  }

  /// On whichever thread the commit has come to its end.
  private void committed(List<PendingWrite<?>> batch, long before, @Nullable Throwable failed) {
    try {
      if (Thread.currentThread() != thread) {
        queue.add(wake);
      }
    } finally {
      if (failed == null) {
        lastSyncNanos = System.nanoTime() - before;
        batches.increment();
        writes.add(batch.size());
        batch.forEach(PendingWrite::succeed);
      }
    }
  }

  private void afterFailedRun(Exception e) {
    List<PendingWrite<?>> undone = List.copyOf(run);
    switch (session.afterFailedRun(e)) {
      case RUN_AGAIN -> runAgain(undone);
      case UNDONE -> {
        if (undone.size() == 1) {
          failAlone(undone.getFirst(), e);
        } else {
          runAgain(undone);
          alone = undone.size();
        }
      }
      case STORED, LOST -> stop(undone, "the database does not answer", e);
    }
    run.clear();
  }

  /// Its reason may be what was written before it, so that comes first.
  private void failAlone(PendingWrite<?> failed, Exception reason) {
    alone = Math.max(0, alone - 1);
    last.await();
    failed.fail(isFine() ? translated(reason) : unavailable());
  }

  private void afterFailedCommit(List<PendingWrite<?>> batch, Exception e) {
    switch (session.afterFailedCommit(e)) {
      case RUN_AGAIN -> {
        runAgain(batch);
        return;
      }
      case STORED -> batch.forEach(PendingWrite::succeed);
      case UNDONE -> batch.forEach(pending -> pending.fail(translated(e)));
      case LOST -> stop(batch, "the last commit failed", e);
    }
    alone = Math.max(0, alone - batch.size());
  }

  private void runAgain(List<PendingWrite<?>> undone) {
    log.info("{} writes are run again", undone.size());
    undone.reversed().forEach(toRun::addFirst);
  }

  private void stop(List<PendingWrite<?>> batch, String why, Throwable cause) {
    failure = why;
    try {
      onStop.failed(why, cause); // so whoever is told finds it failed
    } finally {
      batch.forEach(pending -> pending.fail(new StoreUnavailableException(why, cause)));
    }
  }

  private static StoreException translated(Exception e) {
    return switch (e) {
      case StoreException store -> store;
      case SQLException sql -> SqlErrors.translate(sql);
      default -> new StoreException("a write failed", e);
    };
  }
}
