package io.surveyconsole.server.storage.jdbc.h2;

import io.surveyconsole.server.storage.jdbc.Engine;
import io.surveyconsole.server.storage.jdbc.Threads;
import java.sql.SQLException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings H2's file up to what the journal has, from time to time and whenever the journal has
/// grown enough: that bounds both the journal's size and how long an unclean end takes to make
/// good.
///
/// Its thread is never interrupted: H2 closes its file under an interrupted thread.
final class Checkpoints implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

  /// How often.
  ///
  /// @param lookMillis how long between two looks whether one is due
  /// @param atLeastMillis how long what was written waits at most
  /// @param journalBytes how large the journal may become before
  record Pace(long lookMillis, long atLeastMillis, long journalBytes) {
    static final Pace USUAL = new Pace(500, 10_000, 16L * 1024 * 1024);
  }

  private final Pace pace;
  private final H2WriteSession session;
  private final Engine.OnFailure onFailure;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private final Thread thread;
  private boolean closed;
  private long last = System.nanoTime();

  Checkpoints(H2WriteSession session, Pace pace, Engine.OnFailure onFailure) {
    this.pace = pace;
    this.session = session;
    this.onFailure = onFailure;
    this.thread = Thread.ofPlatform().name("store-checkpoint").unstarted(this::serve);
  }

  void start() {
    thread.start();
  }

  private void serve() {
    try {
      while (waited()) {
        long size = session.journalSize();
        boolean due = System.nanoTime() - last > pace.atLeastMillis() * 1_000_000;
        if (size >= pace.journalBytes() || (due && size > 0)) {
          run();
        }
      }
    } catch (SQLException | RuntimeException e) {
      onFailure.failed("the database's file could not be written", e);
    }
  }

  private void run() throws SQLException {
    long before = System.nanoTime();
    if (session.beginCheckpoint()) {
      session.endCheckpoint();
      last = System.nanoTime();
      log.debug("A checkpoint took {} ms", (last - before) / 1_000_000);
    }
  }

  /// @return false if it is to end
  private boolean waited() {
    lock.lock();
    try {
      long left = pace.lookMillis() * 1_000_000;
      while (!closed && left > 0) {
        left = closing.awaitNanos(left);
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
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      closing.signalAll();
    } finally {
      lock.unlock();
    }
    Threads.join(thread);
  }
}
