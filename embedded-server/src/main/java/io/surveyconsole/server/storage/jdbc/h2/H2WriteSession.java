package io.surveyconsole.server.storage.jdbc.h2;

import io.surveyconsole.server.storage.jdbc.WriteSession;
import io.surveyconsole.server.storage.jdbc.h2.disk.Journal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to H2. A batch is durable when the [Journal] has it; H2 commits in memory and writes its
/// own file later, at a checkpoint.
///
/// A failed commit is never tried again: nobody knows what of it reached the disk until the
/// database is opened anew.
final class H2WriteSession extends WriteSession {
  private static final Logger log = LoggerFactory.getLogger(H2WriteSession.class);
  private static final String SET_POSITION = "update write_position set batch = ?";

  private final Journal journal;
  private final StatementLog statements = new StatementLog();

  /// Held from the first statement of a batch until it is committed or undone, and while a
  /// checkpoint begins between two batches.
  private final ReentrantLock batches = new ReentrantLock(true);

  private final H2File file;

  private long lastBatch;

  H2WriteSession(Connection connection, H2File file, Journal journal, long lastBatch) {
    super(connection);
    this.file = file;
    this.journal = journal;
    this.lastBatch = lastBatch;
  }

  /// Which batch the database has; 0 where it is too old to know of batches.
  static long position(Connection connection) throws SQLException {
    try (var tables = connection.getMetaData().getTables(null, "PUBLIC", "WRITE_POSITION", null)) {
      if (!tables.next()) {
        return 0;
      }
    }
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select batch from write_position")) {
      row.next();
      return row.getLong(1);
    }
  }

  /// Runs again what only the journal has.
  void replay(Journal.Batch batch) throws SQLException, IOException {
    StatementLog.replay(batch.content(), super::update);
    super.update(SET_POSITION, batch.number());
    connection().commit();
    lastBatch = batch.number();
  }

  long lastBatch() {
    return lastBatch;
  }

  @Override
  public int update(String sql, @Nullable Object... parameters) throws SQLException {
    if (!batches.isHeldByCurrentThread()) {
      batches.lock();
    }
    int rows = super.update(sql, parameters);
    statements.add(sql, parameters);
    return rows;
  }

  @Override
  public void commit() throws SQLException {
    if (statements.isEmpty()) {
      connection().commit();
      return;
    }
    long batch = lastBatch + 1;
    super.update(SET_POSITION, batch);
    try {
      journal.append(new Journal.Batch(batch, statements.content()));
    } catch (IOException e) {
      throw new SQLException("the journal could not be written", e);
    }
    connection().commit();
    lastBatch = batch;
    endOfBatch();
  }

  private void endOfBatch() {
    statements.clear();
    if (batches.isHeldByCurrentThread()) {
      batches.unlock();
    }
  }

  /// Begins a checkpoint between two batches: from now on the journal's other file goes on, and H2
  /// writes what it has up to here. Any thread.
  ///
  /// @return false if the journal's other file is still needed
  boolean beginCheckpoint() {
    batches.lock();
    try {
      if (!journal.turn()) {
        return false;
      }
      file.snapshot();
      return true;
    } finally {
      batches.unlock();
    }
  }

  /// Ends a checkpoint: returns when the database's file has everything from before it began. Any
  /// thread.
  void endCheckpoint() throws SQLException {
    file.force();
    batches.lock();
    try {
      journal.release();
    } finally {
      batches.unlock();
    }
    file.gather();
  }

  /// Writes everything to the database's file. Nobody may be writing.
  void checkpoint() throws SQLException {
    H2Engine.checkpoint(connection());
  }

  /// Closes the database without writing to its file.
  void abandon(Exception cause) {
    H2Engine.abandon(connection(), cause);
  }

  /// How much the journal has taken since the last checkpoint began, in bytes. Any thread.
  long journalSize() {
    return journal.size();
  }

  @Override
  public Remedy afterFailedRun(Exception cause) {
    try {
      rollback();
      // Of a database that has closed itself this fails; of one that works it costs nothing.
      number("select batch from write_position");
      return Remedy.UNDONE;
    } catch (SQLException | RuntimeException e) {
      log.debug("The database is gone", e);
      return Remedy.LOST;
    } finally {
      endOfBatch();
    }
  }

  @Override
  public Remedy afterFailedCommit(Exception cause) {
    endOfBatch();
    return Remedy.LOST;
  }
}
