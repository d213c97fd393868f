package io.surveyconsole.server.storage.jdbc.h2;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surveyconsole.server.storage.StoreOpenException;
import io.surveyconsole.server.storage.jdbc.Engine;
import io.surveyconsole.server.storage.jdbc.OpenDatabase;
import io.surveyconsole.server.storage.jdbc.SqlErrors;
import io.surveyconsole.server.storage.jdbc.h2.disk.DoubleWritePath;
import io.surveyconsole.server.storage.jdbc.h2.disk.Journal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps everything in one H2 file in a folder, with a [Journal] of what that file may not have
/// yet.
///
/// The file is a [DoubleWriteFile]: on the disk it always is what it was at the last checkpoint.
/// Opening it runs again what the journal has beyond that.
public final class H2Engine implements Engine {
  private static final Logger log = LoggerFactory.getLogger(H2Engine.class);
  private static final String FILE_NAME = "survey-console";
  private static final String FRESH_NAME = "survey-console-new";
  private static final String JOURNAL_NAME = "survey-console.journal";
  private static final String USER = "console";
  private static final String COUNTS_READERS = "org.h2.mvstore.MVStore";
  private static final int READERS = 8;
  private static final int SHUTDOWN_ATTEMPTS = 10;

  /// H2's own size, said here because it was measured: with smaller and with larger pages answers
  /// take longer.
  private static final int PAGE_BYTES = 4 * 1024;

  /// H2 closes a database whose file fails.
  private static final Set<Integer> GONE =
      Set.of(
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
          ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.OBJECT_CLOSED,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.FILE_CORRUPTED_1);

  private final String folder;
  private final Checkpoints.Pace pace;

  /// @param folder absolute; may begin with the scheme of one of H2's file systems
  public H2Engine(String folder) {
    this(folder, Checkpoints.Pace.USUAL);
  }

  /// @param pace of the checkpoints
  H2Engine(String folder, Checkpoints.Pace pace) {
    this.folder = folder;
    this.pace = pace;
    FilePath.register(new DoubleWritePath());
    // Where a failure has made H2 lose count of who reads, whoever begins a statement would spin
    // for ever; with its own assertion they get an error.
    H2Engine.class.getClassLoader().setClassAssertionStatus(COUNTS_READERS, true);
  }

  @Override
  public boolean meansGone(Throwable failure) {
    return SqlErrors.causes(failure)
        .anyMatch(
            sql -> GONE.contains(sql.getErrorCode()) || sql.getCause() instanceof AssertionError);
  }

  @Override
  public String advice() {
    return "Look at the disk, and whether there is space in the data folder.";
  }

  @Override
  public OpenDatabase open(OnFailure onFailure) {
    FilePath file = FilePath.get(folder + "/" + FILE_NAME + ".mv.db");
    boolean isNew = !file.exists();
    finishWhatWasForced(file, isNew);
    if (isNew) {
      create(file);
    } else {
      lookBeforeWriting(file);
    }
    var source =
        source(
            DoubleWritePath.SCHEME + ":" + folder + "/" + FILE_NAME,
            H2File.settings(pace.retentionMillis()));
    // The first connection is the writer's; it also keeps the database open.
    Connection connection = connect(source, file);
    Journal journal = null;
    HikariDataSource readers = null;
    try {
      journal = Journal.open(folder + "/" + JOURNAL_NAME);
      connection.setAutoCommit(false);
      var h2 = new H2File(connection, file.toString());
      long position = H2WriteSession.position(connection);
      var session = new H2WriteSession(connection, h2, pace.unsaved(), journal, position);
      replay(session, journal);
      migrate(source);
      h2.begin();
      h2.await();
      h2.force();
      h2.writeInBackground();
      journal.begin(session.lastBatch());
      readers = pool(source);
      return new OpenH2(readers, session, journal, isNew, pace, onFailure);
    } catch (SQLException | IOException | RuntimeException e) {
      abandon(connection, e);
      closeQuietly(readers);
      closeQuietly(journal);
      throw Problems.opening(file, e);
    }
  }

  private static void finishWhatWasForced(FilePath file, boolean isNew) {
    try {
      if (!isNew) {
        DoubleWritePath.finish(file);
        if (file.size() == 0 || !DatabaseFile.isWhole(file)) {
          throw Problems.damaged(file, null);
        }
      }
    } catch (IOException e) {
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

  /// Closes a database without writing to its file. H2 breaks off when something in its background
  /// has failed meanwhile, and would give the broken database to the next who opens it: so it is
  /// told until it does so. Not with a statement: of a database that has failed while it changed
  /// its version none can begin.
  static void abandon(Connection connection, Exception cause) {
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

  /// Makes an empty database under another name and gives it its own when it is whole: a file of
  /// this name always holds our tables, so one that does not is damaged.
  private void create(FilePath file) {
    FilePath fresh = FilePath.get(folder + "/" + FRESH_NAME + ".mv.db");
    try {
      if (fresh.exists()) {
        fresh.delete();
      }
      var source = source(folder + "/" + FRESH_NAME, "WRITE_DELAY=0");
      try (Connection connection = source.getConnection()) {
        migrate(source);
        try (Statement statement = connection.createStatement()) {
          statement.execute("CHECKPOINT SYNC");
        }
      }
      fresh.moveTo(file, true);
      forceFolder();
    } catch (IOException | SQLException | RuntimeException e) {
      throw new StoreOpenException(
          StoreOpenException.Kind.UNUSABLE,
          "The database " + file + " cannot be made.",
          "See that you may write there and that there is space.",
          e);
    }
  }

  /// Makes the new name durable, where the system can.
  private void forceFolder() throws IOException {
    if (FilePath.get(folder).getScheme().equals("file")) {
      try (var channel = FileChannel.open(Path.of(folder), StandardOpenOption.READ)) {
        channel.force(true);
      } catch (java.nio.file.AccessDeniedException e) {
        log.debug("This system does not open folders", e); // Windows, which forces names itself
      }
    }
  }

  /// Opens an existing file for reading only: of a file whose pages are gone H2 would otherwise
  /// make an empty database, and write over what somebody might still rescue.
  private void lookBeforeWriting(FilePath file) {
    var source = source(folder + "/" + FILE_NAME, "IFEXISTS=TRUE;ACCESS_MODE_DATA=r");
    try (Connection connection = connect(source, file);
        Statement statement = connection.createStatement()) {
      statement.execute("select count(*) from \"flyway_schema_history\"");
      statement.execute("select count(*) from survey_version");
    } catch (SQLException e) {
      throw Problems.damaged(file, e);
    }
  }

  private static JdbcDataSource source(String path, String settings) {
    var source = new JdbcDataSource();
    source.setUrl(
        "jdbc:h2:"
            + (FilePath.get(path).getScheme().equals("file") ? "file:" : "")
            + path
            + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;PAGE_SIZE="
            + PAGE_BYTES
            + ";"
            + settings);
    source.setUser(USER);
    source.setPassword("");
    return source;
  }

  private static void migrate(JdbcDataSource source) {
    Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
  }

  private static Connection connect(JdbcDataSource source, FilePath file) {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        throw Problems.inUse(file, e);
      }
      throw Problems.opening(file, e);
    }
  }

  private static HikariDataSource pool(JdbcDataSource source) {
    var config = new HikariConfig();
    config.setPoolName("store-readers");
    config.setDataSource(source);
    config.setReadOnly(false);
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(10_000);
    return new HikariDataSource(config);
  }
}
