package io.surveyconsole.server.storage.jdbc;

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

  /// Held while a batch is on its way through the journal into H2, and while the journal turns:
  /// what was appended before the turn, H2 has.
  private final ReentrantLock between = new ReentrantLock();

  private long lastBatch;

  H2WriteSession(Connection connection, Journal journal, long lastBatch) {
    super(connection);
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
  int update(String sql, @Nullable Object... parameters) throws SQLException {
    int rows = super.update(sql, parameters);
    statements.add(sql, parameters);
    return rows;
  }

  @Override
  void commit() throws SQLException {
    if (statements.isEmpty()) {
      connection().commit();
      return;
    }
    long batch = lastBatch + 1;
    super.update(SET_POSITION, batch);
    between.lock();
    try {
      journal.append(new Journal.Batch(batch, statements.content()));
      connection().commit();
    } catch (IOException e) {
      throw new SQLException("the journal could not be written", e);
    } finally {
      between.unlock();
    }
    lastBatch = batch;
    statements.clear();
  }

  /// Lets the journal's other file go on. Any thread.
  ///
  /// @return false if that one is still needed
  boolean turnJournal() {
    between.lock();
    try {
      return journal.turn();
    } finally {
      between.unlock();
    }
  }

  /// The database's file has what was written before the last turn. Any thread.
  void releaseJournal() {
    between.lock();
    try {
      journal.release();
    } finally {
      between.unlock();
    }
  }

  /// How much the journal has taken since the last turn, in bytes. Any thread.
  long journalSize() {
    between.lock();
    try {
      return journal.size();
    } finally {
      between.unlock();
    }
  }

  @Override
  Remedy afterFailedRun(Exception cause) {
    statements.clear();
    try {
      rollback();
      // Of a database that has closed itself this fails; of one that works it costs nothing.
      number("select batch from write_position");
      return Remedy.UNDONE;
    } catch (SQLException | RuntimeException e) {
      log.debug("The database is gone", e);
      return Remedy.LOST;
    }
  }

  @Override
  Remedy afterFailedCommit(Exception cause) {
    return Remedy.LOST;
  }
}
