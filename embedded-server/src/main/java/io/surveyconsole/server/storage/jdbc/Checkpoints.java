package io.surveyconsole.server.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings H2's file up to what the journal has, from time to time and whenever the journal has
/// grown enough: that bounds both the journal's size and how long an unclean end takes to make
/// good.
///
/// Its thread is never interrupted: H2 closes its file under an interrupted thread.
final class Checkpoints implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(10);
  private static final long JOURNAL_BYTES = 16L * 1024 * 1024;

  private final H2WriteSession session;
  private final Connection connection;
  private final Consumer<String> onFailure;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private final Thread thread;
  private boolean closed;
  private long last = System.nanoTime();

  /// @param connection of its own
  Checkpoints(H2WriteSession session, Connection connection, Consumer<String> onFailure) {
    this.session = session;
    this.connection = connection;
    this.onFailure = onFailure;
    this.thread = Thread.ofPlatform().name("store-checkpoint").unstarted(this::serve);
  }

  void start() {
    thread.start();
  }

  private void serve() {
    try (connection) {
      while (waited()) {
        long size = session.journalSize();
        boolean due = System.nanoTime() - last > AT_LEAST_EVERY.toNanos();
        if (size >= JOURNAL_BYTES || (due && size > 0)) {
          run();
        }
      }
    } catch (SQLException | RuntimeException e) {
      log.error("A checkpoint failed", e);
      onFailure.accept("the database's file could not be written");
    }
  }

  private void run() throws SQLException {
    long before = System.nanoTime();
    if (session.turnJournal()) {
      H2Engine.checkpoint(connection);
      session.releaseJournal();
      last = System.nanoTime();
      log.debug("A checkpoint took {} ms", (last - before) / 1_000_000);
    }
  }

  /// @return false if it is to end
  private boolean waited() {
    lock.lock();
    try {
      long left = LOOK_EVERY.toNanos();
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
}
