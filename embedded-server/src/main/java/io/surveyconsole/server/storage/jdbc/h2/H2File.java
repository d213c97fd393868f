package io.surveyconsole.server.storage.jdbc.h2;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/// When H2 writes its file, and what it does about room in it.
///
/// H2's own background writer takes its picture of the tables one after another. Of a transaction
/// that runs meanwhile it may catch a row and not the note that undoes it; after a crash that row
/// would belong to a transaction that never ends. So H2 writes nothing by itself ([#SETTINGS]), and
/// the picture is taken between two transactions.
final class H2File {
  /// How long H2 may wait before it writes by itself: never, in practice. With 0 it would write at
  /// every commit.
  private static final int NEVER_MILLIS = Integer.MAX_VALUE;

  /// How long the room of what was given up stays untouched, for readers that are still at it.
  private static final int RETENTION_MILLIS = 10_000;

  static final String SETTINGS =
      "AUTO_COMPACT_FILL_RATE=0;WRITE_DELAY="
          + NEVER_MILLIS
          + ";RETENTION_TIME="
          + RETENTION_MILLIS;

  /// Below this share of live pages, in percent, pages are gathered so that room becomes free.
  private static final int FILL_RATE = 60;

  private static final int GATHERED_BYTES = 4 * 1024 * 1024;

  private final MVStore store;

  H2File(Connection connection) throws SQLException {
    var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    this.store = session.getDatabase().getStore().getMvStore();
  }

  /// Takes a picture of everything, which is written in the background. Quick. Nobody may be in a
  /// transaction that writes.
  void snapshot() {
    store.tryCommit();
  }

  /// Returns when the last picture is on the disk.
  void force() throws SQLException {
    try {
      store.executeFilestoreOperation(() -> {}); // waits for what is being written
      if (store.getPanicException() != null) {
        throw store.getPanicException();
      }
      store.sync();
    } catch (MVStoreException e) {
      throw new SQLException("the database's file could not be written", e);
    }
  }

  /// Moves live pages out of places that are mostly given up; the next picture has them where they
  /// are now, and those places become free.
  void gather() throws SQLException {
    try {
      store.compact(FILL_RATE, GATHERED_BYTES);
    } catch (MVStoreException e) {
      throw new SQLException("the database's file could not be compacted", e);
    }
  }
}
