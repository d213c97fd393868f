package io.surveyconsole.server.storage.jdbc.h2;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FilePath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When H2 writes its file, and what it does about room in it.
///
/// H2 would do that by itself, in threads of its own, beside those that read and write; but its
/// parts do not keep out of one another's way:
///
/// - Its picture of the tables is taken one after another. Of a transaction that runs meanwhile it
///   may catch a row and not the note that undoes it.
/// - A chunk of the file may be given free while another thread notes anew where it lies; then two
///   chunks lie in one place, and the file cannot be opened any more.
///
/// So it writes nothing by itself. A picture is taken between two batches, the next one when it is
/// written, and before it counts it is opened to see that everything is found ([#force]). One
/// thread only, but for [#unsaved].
final class H2File {
  private static final Logger log = LoggerFactory.getLogger(H2File.class);

  /// How long H2 may wait before it writes by itself: never, in practice. With 0 it would write at
  /// every commit.
  private static final int NEVER_MILLIS = Integer.MAX_VALUE;

  private static final int IN_THE_SAME_THREAD = -1;

  /// Below this share of live pages, in percent, pages are gathered so that room becomes free.
  private static final int FILL_RATE = 60;

  private static final int GATHERED_BYTES = 256 * 1024;
  private static final int ATTEMPTS = 1_000;

  private final MVStore store;
  private final String pictureScheme;
  private boolean inBackground;
  private long lastVersion;

  /// @param name of the file
  H2File(Connection connection, String name) throws SQLException {
    this.store = database(connection).getStore().getMvStore();
    this.pictureScheme = "picture-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    store.setAutoCommitDelay(IN_THE_SAME_THREAD);
  }

  /// H2's own object for what the connection is connected to.
  static Database database(Connection connection) throws SQLException {
    var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    return session.getDatabase();
  }

  /// H2's own settings.
  ///
  /// @param retentionMillis how long the room of what was given up stays untouched; who still reads
  ///   there keeps it anyway
  static String settings(int retentionMillis) {
    return "AUTO_COMPACT_FILL_RATE=0;WRITE_DELAY=%d;RETENTION_TIME=%d"
        .formatted(NEVER_MILLIS, retentionMillis);
  }

  /// From now on what [#begin] begins is written in the background. Until then H2 writes what it
  /// has to in the thread that makes it.
  void writeInBackground() {
    lastVersion = store.getCurrentVersion();
    inBackground = true;
    store.setAutoCommitDelay(NEVER_MILLIS);
  }

  /// How much has changed since the last picture, in percent of the memory for it. From 75 on H2
  /// takes a picture by itself. Any thread.
  int unsaved() {
    return (int) (100L * store.getUnsavedMemory() / store.getAutoCommitMemory());
  }

  /// Takes a picture of everything, which is written in the background. Quick. Nobody may be in a
  /// transaction that writes.
  void begin() throws SQLException {
    await(); // where H2 has begun one by itself
    long version = store.getCurrentVersion();
    if (inBackground && version != lastVersion) {
      log.warn("The database has taken {} pictures by itself", version - lastVersion);
    }
    for (int i = 0; store.hasUnsavedChanges() && store.getCurrentVersion() == version; i++) {
      if (i == ATTEMPTS) {
        throw new IllegalStateException("the database takes no picture of itself");
      }
      store.tryCommit(); // does nothing while something else has the store's lock for a moment
      Thread.onSpinWait();
    }
    lastVersion = store.getCurrentVersion();
  }

  /// Returns when the last picture is written, which does not mean that it is on the disk.
  void await() throws SQLException {
    try {
      store.executeFilestoreOperation(() -> {}); // comes after what is being written
      MVStoreException failure = store.getPanicException();
      if (failure != null) {
        throw failure;
      }
    } catch (MVStoreException e) {
      throw new SQLException("the database's file could not be written", e);
    }
  }

  /// Makes the last picture durable, if it is a good one.
  ///
  /// @throws SQLException if it is not, or if it could not be made durable
  void force() throws SQLException {
    try {
      long found = versionFound();
      long newest = store.getFileStore().lastChunkVersion();
      if (found != newest) {
        throw new SQLException(
            "the database would be found as it was at its change %d, not at %d"
                .formatted(found, newest));
      }
      store.sync();
    } catch (MVStoreException e) {
      throw new SQLException("the database's file could not be written or not be read again", e);
    }
  }

  /// The version that whoever opened the file now would find.
  private long versionFound() {
    var picture = new PicturePath(store.getFileStore(), pictureScheme);
    FilePath.register(picture);
    try (MVStore found = new MVStore.Builder().fileName(picture.name).readOnly().open()) {
      return found.getFileStore().lastChunkVersion();
    } finally {
      FilePath.unregister(picture);
    }
  }

  /// Moves some live pages out of places that are mostly given up; the next picture has them where
  /// they are now, and those places become free. Nobody may be in a transaction that writes.
  ///
  /// @return false if there is nothing to gain
  boolean gather() throws SQLException {
    try {
      return store.compact(FILL_RATE, GATHERED_BYTES);
    } catch (MVStoreException e) {
      throw new SQLException("the database's file could not be compacted", e);
    }
  }
}
