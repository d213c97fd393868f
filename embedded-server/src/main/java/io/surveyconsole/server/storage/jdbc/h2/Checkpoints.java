package io.surveyconsole.server.storage.jdbc.h2;

import io.surveyconsole.server.storage.jdbc.Engine;
import io.surveyconsole.server.storage.jdbc.Threads;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets H2 write when much has changed, and brings its file up to what the journal has from time to
/// time and whenever the journal has grown enough: that bounds both the journal's size and how long
/// an unclean end takes to make good.
///
/// Its thread is never interrupted: H2 closes its file under an interrupted thread.
final class Checkpoints {
  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

  /// How many times room is made after a checkpoint, each in a moment between two batches.
  private static final int GATHERINGS = 8;

  /// How often.
  ///
  /// @param lookMillis how long between two looks whether a checkpoint is due
  /// @param atLeastMillis how long what was written waits at most
  /// @param journalBytes how large the journal may become before
  /// @param unsaved how much may have changed before H2 writes
  /// @param retentionMillis how long H2 leaves room alone that has become free
  record Pace(
      long lookMillis,
      long atLeastMillis,
      long journalBytes,
      H2WriteSession.Unsaved unsaved,
      int retentionMillis) {

    static final Pace USUAL =
        new Pace(500, 10_000, 16L * 1024 * 1024, new H2WriteSession.Unsaved(50, 62), 1_000);
  }

  private final Pace pace;
  private final H2WriteSession session;
  private final Engine.OnFailure onFailure;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Thread thread;
  private boolean closed;
  private long last = System.nanoTime();

  Checkpoints(H2WriteSession session, Pace pace, Engine.OnFailure onFailure) {
    this.pace = pace;
    this.session = session;
    this.onFailure = onFailure;
    this.thread = Thread.ofPlatform().name("store-checkpoint").daemon().unstarted(this::serve);
  }

  void start() {
    session.onMuch(this::wake);
    thread.start();
  }

  private void wake() {
    lock.lock();
    try {
      wanted.signal();
    } finally {
      lock.unlock();
    }
  }

  private void serve() {
    try {
      while (waited()) {
        if (due()) {
          checkpoint();
        } else if (session.muchUnsaved()) {
          session.save();
        }
      }
    } catch (SQLException | RuntimeException | Error e) {
      onFailure.failed("the database's file could not be written", e);
    } finally {
      session.endOfSaving();
    }
  }

  private boolean due() {
    long size = session.journalSize();
    boolean longAgo = System.nanoTime() - last > pace.atLeastMillis() * 1_000_000;
    return size >= pace.journalBytes() || (longAgo && size > 0);
  }

  private void checkpoint() throws SQLException {
    long before = System.nanoTime();
    if (session.checkpoint()) {
      last = System.nanoTime();
      log.debug("A checkpoint took {} ms", (last - before) / 1_000_000);
      boolean gained = true;
      for (int i = 0; i < GATHERINGS && gained; i++) {
        session.save(); // so that there is memory for what is moved
        gained = session.gather();
      }
    }
  }

  /// @return false if it is to end
  private boolean waited() {
    lock.lock();
    try {
      long left = pace.lookMillis() * 1_000_000;
      while (!closed && left > 0 && !session.muchUnsaved()) {
        left = wanted.awaitNanos(left);
      }
      return !closed;
    } catch (InterruptedException e) {
      log.warn("Somebody interrupted the checkpoints, which must never happen; they go on");
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Lets a checkpoint under way finish, and ends.
  ///
  /// @return whether it has ended; a disk that does not answer is not waited for longer than this
  boolean close(Duration patience) {
    lock.lock();
    try {
      closed = true;
      wanted.signalAll();
    } finally {
      lock.unlock();
    }
    return Threads.join(thread, patience);
  }
}
