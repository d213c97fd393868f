package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.StoreBusyException;
import io.surveyconsole.server.storage.StoreException;
import io.surveyconsole.server.storage.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

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
  /// How many writes may wait. Every connection has one at most, and HTTP callers come on top.
  public static final int MAX_WAITING = 20_000;

  /// A unit of work inside the writer's transaction. It may be run more than once.
  public interface Work<T extends @Nullable Object> {
    T run(WriteSession session) throws SQLException;
  }

  private final int maxWaiting;
  private final WriteQueue queue = new WriteQueue();
  private final GroupCommits commits;
  private final Thread thread;
  private volatile boolean closing;

  /// @param onStop told, on the writer's thread, when it stops for good because of a failure
  public GroupCommitWriter(WriteSession session, Engine.OnFailure onStop, int maxWaiting) {
    this.maxWaiting = maxWaiting;
    this.commits = new GroupCommits(session, onStop, queue);
    this.thread = Thread.ofPlatform().name("store-writer").daemon().unstarted(commits::serve);
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
    if (closing || commits.failure() != null) {
      throw commits.unavailable();
    }
    if (queued() >= maxWaiting) {
      throw new StoreBusyException(queued() + " writes wait already");
    }
    var pending = new PendingWrite<>(work);
    if (!queue.add(pending)) {
      throw commits.unavailable();
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
    return Optional.ofNullable(commits.failure());
  }

  long lastSyncNanos() {
    return commits.lastSyncNanos();
  }

  /// How long a batch has been run or been made durable, in nanoseconds; 0 where none is.
  long busyNanos() {
    return commits.busyNanos();
  }

  /// How many writes wait for the next commit.
  int queued() {
    return queue.size() + commits.waiting();
  }

  /// How many batches were made durable.
  long batches() {
    return commits.batches();
  }

  /// How many writes were in them.
  long writes() {
    return commits.writes();
  }

  /// Writes what has queued, then stops. A database that does not answer is not waited for longer
  /// than this; then the thread goes on waiting, and what it writes was not confirmed to anybody.
  ///
  /// @return whether it has stopped
  public boolean close(Duration patience) {
    closing = true;
    queue.end();
    return Threads.join(thread, patience);
  }
}
