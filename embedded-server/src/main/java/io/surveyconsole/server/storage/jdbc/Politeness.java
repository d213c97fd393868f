package io.surveyconsole.server.storage.jdbc;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets others go first: writes in the background pause while somebody waits for the writer.
final class Politeness {
  private static final long LEAST_MILLIS = 25;
  private static final long MOST_MILLIS = 1_000;

  /// How many times as long as it took since the last pause: what takes long is what is short.
  private static final int TIMES = 9;

  private final Database database;
  private final CountDownLatch closing;
  private long lastWrites;
  private long wentOn = System.nanoTime();

  Politeness(Database database, CountDownLatch closing) {
    this.database = database;
    this.closing = closing;
  }

  /// Waits before another write, where others write too.
  ///
  /// @return false if it is to end
  boolean giveWay() {
    long writes = database.measured(GroupCommitWriter::writes);
    boolean others = writes > lastWrites + 1; // one was its own
    lastWrites = writes;
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - wentOn);
    long pause = others ? Math.clamp(TIMES * took, LEAST_MILLIS, MOST_MILLIS) : 0;
    try {
      return !closing.await(pause, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return closing.getCount() > 0; // nobody does that
    } finally {
      wentOn = System.nanoTime();
    }
  }
}
