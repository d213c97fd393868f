package io.surveyconsole.server.storage.jdbc.h2;

import com.zaxxer.hikari.HikariDataSource;
import io.surveyconsole.server.storage.jdbc.Engine;
import io.surveyconsole.server.storage.jdbc.h2.disk.Journal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An H2 database whose file has everything that its journal has, and to which nobody writes yet.
final class SettledH2 {
  private static final Logger log = LoggerFactory.getLogger(SettledH2.class);
  private static final int SHUTDOWN_ATTEMPTS = 10;

  /// Opens the journal of a database.
  interface JournalOpening {
    Journal open() throws IOException;
  }

  private final FilePath file;
  private final Source source;
  private final Connection connection;
  private final H2File h2;
  private final Journal journal;
  private final H2WriteSession session;

  private SettledH2(
      FilePath file,
      Source source,
      Connection connection,
      H2File h2,
      Journal journal,
      H2WriteSession session) {
    this.file = file;
    this.source = source;
    this.connection = connection;
    this.h2 = h2;
    this.journal = journal;
    this.session = session;
  }

  /// Opens the database, runs again what only the journal has, and makes the file durable with it.
  static SettledH2 open(
      FilePath file, Source source, JournalOpening journals, H2WriteSession.Unsaved unsaved) {
    // The first connection is the writer's; it also keeps the database open.
    Connection connection = source.connect();
    Journal journal = null;
    try {
      journal = journals.open();
      connection.setAutoCommit(false);
      var h2 = new H2File(connection, file.toString());
      long position = H2WriteSession.position(connection);
      var session = new H2WriteSession(connection, h2, unsaved, journal, position);
      replay(session, journal);
      source.migrate();
      h2.begin();
      h2.await();
      h2.force();
      return new SettledH2(file, source, connection, h2, journal, session);
    } catch (SQLException | IOException | RuntimeException e) {
      leave(connection, e);
      closeQuietly(journal);
      throw Problems.opening(file, e);
    }
  }

  private static void replay(H2WriteSession session, Journal journal)
      throws IOException, SQLException {
    List<Journal.Batch> batches = journal.after(session.lastBatch());
    for (Journal.Batch batch : batches) {
      session.replay(batch);
    }
    if (!batches.isEmpty()) {
      log.info(
          "The server ended without closing its database; {} batches were taken from the journal",
          batches.size());
    }
  }

  /// Lets those who write and read begin.
  OpenH2 start(boolean isNew, Checkpoints.Pace pace, Engine.OnFailure onFailure) {
    HikariDataSource readers = null;
    try {
      h2.writeInBackground();
      journal.begin(session.lastBatch());
      readers = source.pool();
      return new OpenH2(readers, session, journal, isNew, pace, onFailure);
    } catch (IOException | RuntimeException e) {
      leave(connection, e);
      closeQuietly(readers);
      closeQuietly(journal);
      throw Problems.opening(file, e);
    }
  }

  /// Closes the files as they are.
  void close() {
    var reported = new IOException("the database was settled");
    session.abandon(reported);
    closeQuietly(journal);
    log.debug("Left", reported);
  }

  /// Closes a database without writing to its file. H2 breaks off when something in its background
  /// has failed meanwhile, and would give the broken database to the next who opens it: so it is
  /// told until it does so. Not with a statement: of a database that has failed while it changed
  /// its version none can begin.
  static void leave(Connection connection, Exception cause) {
    for (int attempt = 0; attempt < SHUTDOWN_ATTEMPTS; attempt++) {
      try {
        H2File.database(connection).shutdownImmediately();
        return;
      } catch (SQLException | RuntimeException e) {
        cause.addSuppressed(e);
      }
    }
  }

  private static void closeQuietly(@Nullable AutoCloseable resource) {
    try {
      if (resource != null) {
        resource.close();
      }
    } catch (Exception e) {
      log.debug("Something did not close", e);
    }
  }
}
