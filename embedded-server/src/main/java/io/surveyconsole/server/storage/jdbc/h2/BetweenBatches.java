package io.surveyconsole.server.storage.jdbc.h2;

import java.sql.SQLException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Keeps the writer's batches and what may only happen between two of them apart.
final class BetweenBatches {
  /// Work between two batches.
  interface Work {
    void run() throws SQLException;
  }

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition worked = lock.newCondition();
  private boolean ended;
  private boolean brokenOff;

  /// Begins a batch, once there is room for it. Does nothing inside of one. The writer's thread.
  ///
  /// @param room false as long as the batch has to wait for some work
  /// @throws SQLException if that work never comes
  void enter(BooleanSupplier room) throws SQLException {
    if (lock.isHeldByCurrentThread()) {
      return;
    }
    lock.lock();
    boolean entered = false;
    try {
      while (!room.getAsBoolean()) {
        if (ended) {
          throw new SQLException("the database's file is not written any more");
        }
        worked.awaitUninterruptibly();
      }
      entered = true;
    } finally {
      if (!entered) {
        lock.unlock();
      }
    }
  }

  /// Ends the batch, if there is one. The writer's thread.
  void leave() {
    if (lock.isHeldByCurrentThread()) {
      lock.unlock();
    }
  }

  /// Ends the batch, if there is one, and lets nothing run any more: half of it may be there. The
  /// writer's thread.
  void breakOff() {
    lock.lock();
    try {
      brokenOff = true;
      ended = true;
    } finally {
      lock.unlock();
    }
    leave();
  }

  /// Runs something when no batch is under way.
  ///
  /// @throws SQLException if a batch was broken off
  void run(Work work) throws SQLException {
    lock.lock();
    try {
      if (brokenOff) {
        throw new SQLException("a batch was broken off; nothing may be saved after it");
      }
      work.run();
    } finally {
      worked.signalAll();
      lock.unlock();
    }
  }

  /// No more work comes: who waits for some is told.
  void end() {
    lock.lock();
    try {
      ended = true;
      worked.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
