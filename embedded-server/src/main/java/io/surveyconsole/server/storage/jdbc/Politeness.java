package io.surveyconsole.server.storage.jdbc;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets others go first: writes in the background pause while somebody waits for the writer.
final class Politeness {
  /// After as much as others do not notice.
  private static final long BUSY_MILLIS = 25;

  /// While so many wait, it is the writer that is short.
  private static final int CROWD = 100;

  private static final long CROWDED_MILLIS = 250;

  private final Database database;
  private final CountDownLatch closing;
  private long lastWrites;

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
    long pause = 0;
    if (database.measured(GroupCommitWriter::queued) >= CROWD) {
      pause = CROWDED_MILLIS;
    } else if (others) {
      pause = BUSY_MILLIS;
    }
    try {
      return !closing.await(pause, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return closing.getCount() > 0; // nobody does that
    }
  }
}
