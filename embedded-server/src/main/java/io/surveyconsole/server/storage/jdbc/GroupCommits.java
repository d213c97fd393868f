package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.StoreException;
import io.surveyconsole.server.storage.StoreUnavailableException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the thread of a [GroupCommitWriter] does. What is not said to be for any thread is for that
/// one.
final class GroupCommits {
  private static final Logger log = LoggerFactory.getLogger(GroupCommits.class);
  private static final int MAX_BATCH = 1_000;

  private final WriteSession session;
  private final Engine.OnFailure onStop;
  private final WriteQueue queue;
  private final Deque<PendingWrite<?>> toRun = new ArrayDeque<>();

  /// How many of those each in a batch of their own.
  private int alone;

  /// What has been run since the last commit.
  private final List<PendingWrite<?>> run = new ArrayList<>();

  private volatile Committing last = Committing.NOTHING;
  private volatile @Nullable String failure;
  private volatile long lastSyncNanos;
  private volatile long runningSince;
  private volatile int waitingInRun;
  private final LongAdder batches = new LongAdder();
  private final LongAdder writes = new LongAdder();

  GroupCommits(WriteSession session, Engine.OnFailure onStop, WriteQueue queue) {
    this.session = session;
    this.onStop = onStop;
    this.queue = queue;
  }

  /// Why it has stopped for good; null while it works. Any thread.
  @Nullable String failure() {
    return failure;
  }

  /// What is to be told to those whose writes are not taken. Any thread.
  StoreUnavailableException unavailable() {
    String why = failure;
    return new StoreUnavailableException(why == null ? "the store is closing" : why);
  }

  /// How long the last commit and sync took together; 0 before the first. Any thread.
  long lastSyncNanos() {
    return lastSyncNanos;
  }

  /// How long a batch has been run or been made durable; 0 where none is. Any thread.
  long busyNanos() {
    long now = System.nanoTime();
    long running = runningSince;
    Committing committing = last;
    return Math.max(
        running == 0 ? 0 : now - running, committing.isOver() ? 0 : now - committing.since());
  }

  /// How many have been run and wait for their commit. Any thread.
  int waiting() {
    return waitingInRun;
  }

  /// How many batches were made durable. Any thread.
  long batches() {
    return batches.sum();
  }

  /// How many writes were in them. Any thread.
  long writes() {
    return writes.sum();
  }

  /// Takes, runs and commits what is written until that is ended, or fails for good.
  void serve() {
    try {
      boolean goOn = true;
      while (goOn) {
        goOn = queue.take(toRun, MAX_BATCH);
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
    queue.close(toRun);
    failAll(toRun);
  }

  private void failAll(Collection<PendingWrite<?>> left) {
    left.forEach(pending -> pending.fail(unavailable()));
    left.clear();
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
      queue.wake();
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
