package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.StoreBusyException;
import io.surveyconsole.server.storage.StoreException;
import io.surveyconsole.server.storage.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
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

/// Makes writes durable, many together: one thread takes what has queued, runs it in one
/// transaction, commits once, and only then tells the callers.
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
  private final Engine.OnFailure onStop;
  private final int maxWaiting;
  private final BlockingQueue<Pending<?>> queue = new LinkedBlockingQueue<>();
  private final Pending<@Nullable Void> end = new Pending<>(null);
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean ended;
  private volatile @Nullable String failure;
  private volatile long lastSyncNanos;
  private volatile long busySince;
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
    if (queue.size() >= maxWaiting) {
      throw new StoreBusyException(queue.size() + " writes wait already");
    }
    var pending = new Pending<>(work);
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

  /// How long the batch under way has been, in nanoseconds; 0 where none is.
  long busyNanos() {
    long since = busySince;
    return since == 0 ? 0 : System.nanoTime() - since;
  }

  int queued() {
    return queue.size();
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
    var batch = new ArrayList<Pending<?>>(MAX_BATCH);
    boolean goOn = true;
    while (goOn) {
      batch.clear();
      batch.add(take());
      queue.drainTo(batch, MAX_BATCH - 1);
      goOn = !batch.remove(end);
      busySince = System.nanoTime();
      try {
        write(batch);
      } catch (RuntimeException
          | Error e) { // such as too little memory: nobody knows how far it came
        stop(batch, "the writer failed", e);
      } finally {
        session.settled();
        busySince = 0;
      }
      goOn &= failure == null;
    }
    ended = true;
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
    List<Pending<?>> left = batch;
    while (!left.isEmpty() && failure == null) {
      left = left.subList(tried(left), left.size());
    }
    left.forEach(pending -> pending.fail(unavailable()));
  }

  /// Runs a batch, or as much from its beginning as may be committed at once, and makes it durable.
  ///
  /// @return with how many it is done, whatever came of them; 0 if they have to be run again
  private int tried(List<Pending<?>> batch) {
    int begun = 0;
    try {
      do {
        batch.get(begun++).run(session);
      } while (begun < batch.size() && !session.isFull());
      session.flush();
    } catch (SQLException | RuntimeException e) {
      return afterFailedRun(batch.subList(0, begun), e);
    }
    List<Pending<?>> run = batch.subList(0, begun);
    long before = System.nanoTime();
    try {
      session.commit();
    } catch (SQLException | RuntimeException e) {
      return afterFailedCommit(run, e);
    }
    lastSyncNanos = System.nanoTime() - before;
    batches.increment();
    writes.add(begun);
    run.forEach(Pending::succeed);
    return begun;
  }

  private int afterFailedRun(List<Pending<?>> batch, Exception e) {
    switch (session.afterFailedRun(e)) {
      case RUN_AGAIN -> {
        log.info("{} writes are run again", batch.size());
        return 0;
      }
      case UNDONE -> {
        if (batch.size() == 1) {
          batch.getFirst().fail(translated(e));
        } else {
          batch.forEach(pending -> write(List.of(pending)));
        }
      }
      case STORED, LOST -> stop(batch, "the database does not answer", e);
    }
    return batch.size();
  }

  private int afterFailedCommit(List<Pending<?>> batch, Exception e) {
    switch (session.afterFailedCommit(e)) {
      case RUN_AGAIN -> {
        log.info("{} writes are run again", batch.size());
        return 0;
      }
      case STORED -> batch.forEach(Pending::succeed);
      case UNDONE -> batch.forEach(pending -> pending.fail(translated(e)));
      case LOST -> stop(batch, "the last commit failed", e);
    }
    return batch.size();
  }

  private void stop(List<Pending<?>> batch, String why, Throwable cause) {
    failure = why;
    onStop.failed(why, cause);
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
