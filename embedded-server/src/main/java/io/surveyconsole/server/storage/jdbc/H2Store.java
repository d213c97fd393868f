package io.surveyconsole.server.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surveyconsole.server.storage.ConversationStore;
import io.surveyconsole.server.storage.CustomerStore;
import io.surveyconsole.server.storage.DataFolderException;
import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.SurveyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps everything in one H2 file.
///
/// `WRITE_DELAY=0` writes each commit to the file, `CHECKPOINT SYNC` forces it to the disk; an
/// acknowledged answer needs both (measured: without them a killed process loses hundreds).
public final class H2Store implements Store {
  private static final Logger log = LoggerFactory.getLogger(H2Store.class);
  private static final String FILE_NAME = "survey-console";
  private static final String FRESH_NAME = "survey-console-new";
  private static final String USER = "console";
  private static final int READERS = 8;

  /// Fewer and larger pages than H2's own 4 KiB: an answer touches one page of each index of its
  /// conversation. Answers a second with 400 respondents, single runs, about 10 % of noise: 4 KiB
  /// 7,600, 16 KiB 7,300 to 9,100, 64 KiB 7,900.
  private static final int PAGE_BYTES = 16 * 1024;

  /// How sure a write is when it returns. Only measurements use anything but [#SYNCED].
  enum Durability {
    /// Committed, written, forced to the disk.
    SYNCED("WRITE_DELAY=0", "CHECKPOINT SYNC"),
    /// As H2 does it where nobody asks for more: written some time later.
    DELAYED("WRITE_DELAY=500", "SELECT 1");

    private final String url;
    private final String sync;

    Durability(String url, String sync) {
      this.url = url;
      this.sync = sync;
    }
  }

  private final HikariDataSource readers;
  private final WriteSession session;
  private final GroupCommitWriter writer;
  private final JdbcConversations conversations;
  private final JdbcCustomers customers;
  private final JdbcSurveys surveys;
  private final boolean isNew;

  private H2Store(HikariDataSource readers, WriteSession session, boolean isNew) {
    this.readers = readers;
    this.session = session;
    this.writer = new GroupCommitWriter(session);
    this.isNew = isNew;
    var jdbi = Jdbi.create(readers);
    this.conversations = new JdbcConversations(jdbi, writer);
    this.customers = new JdbcCustomers(jdbi, writer);
    this.surveys = new JdbcSurveys(jdbi, writer);
  }

  /// Opens the database in this folder, and makes it where there is none.
  ///
  /// @throws DataFolderException if there is one that cannot be read; it is left as it is
  public static H2Store open(Path folder) {
    return open(folder, Durability.SYNCED);
  }

  static H2Store open(Path folder, Durability durability) {
    Path file = folder.resolve(FILE_NAME + ".mv.db");
    boolean isNew = !Files.exists(file);
    try {
      if (!isNew && (Files.size(file) == 0 || !DatabaseFile.isWhole(file))) {
        throw damaged(file, null);
      }
    } catch (IOException e) {
      throw damaged(file, e);
    }
    if (isNew) {
      create(folder, file);
    } else {
      lookBeforeWriting(folder, file);
    }
    var source = source(folder.resolve(FILE_NAME), durability.url);
    // The first connection is the writer's; it also keeps the database open.
    Connection connection = connect(source, file);
    try {
      migrate(source);
      connection.setAutoCommit(false);
      var store = new H2Store(pool(source), new WriteSession(connection, durability.sync), isNew);
      store.writer.start();
      return store;
    } catch (SQLException | FlywayException e) {
      try {
        connection.close();
      } catch (SQLException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw damaged(file, e);
    }
  }

  /// Makes an empty database under another name and gives it its own when it is whole: a file of
  /// this name always holds our tables, so one that does not is damaged.
  private static void create(Path folder, Path file) {
    Path fresh = folder.resolve(FRESH_NAME + ".mv.db");
    try {
      Files.deleteIfExists(fresh);
      var source = source(folder.resolve(FRESH_NAME), Durability.SYNCED.url);
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        migrate(source);
        statement.execute(Durability.SYNCED.sync);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | SQLException | FlywayException e) {
      throw new DataFolderException(
          DataFolderException.Kind.UNUSABLE,
          "The database " + file + " cannot be made.",
          "See that you may write there and that there is space.",
          e);
    }
  }

  /// Opens an existing file for reading only: of a file whose pages are gone H2 would otherwise
  /// make an empty database, and write over what somebody might still rescue.
  private static void lookBeforeWriting(Path folder, Path file) {
    var source = source(folder.resolve(FILE_NAME), "IFEXISTS=TRUE;ACCESS_MODE_DATA=r");
    try (Connection connection = connect(source, file);
        Statement statement = connection.createStatement()) {
      statement.execute("select count(*) from \"flyway_schema_history\"");
      statement.execute("select count(*) from survey_version");
    } catch (SQLException e) {
      throw damaged(file, e);
    }
  }

  private static JdbcDataSource source(Path path, String settings) {
    var source = new JdbcDataSource();
    source.setUrl(
        "jdbc:h2:file:"
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

  private static Connection connect(JdbcDataSource source, Path file) {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        throw new DataFolderException(
            DataFolderException.Kind.LOCKED,
            "The database " + file + " is in use by another program.",
            "Close that program, or choose another folder with --data.",
            e);
      }
      throw damaged(file, e);
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

  private static DataFolderException damaged(Path file, @Nullable Exception cause) {
    if (cause != null) {
      log.error("Cannot open {}", file, cause);
    }
    return new DataFolderException(
        DataFolderException.Kind.DAMAGED,
        "The database " + file + " is damaged or is not a Survey Console database.",
        "It was left untouched. Put a backup in its place, or move it away to begin with an empty"
            + " one.",
        cause);
  }

  @Override
  public ConversationStore conversations() {
    return conversations;
  }

  @Override
  public CustomerStore customers() {
    return customers;
  }

  @Override
  public SurveyStore surveys() {
    return surveys;
  }

  @Override
  public boolean isNew() {
    return isNew;
  }

  @Override
  public Optional<String> failure() {
    return writer.failure();
  }

  @Override
  public long lastSyncNanos() {
    return writer.lastSyncNanos();
  }

  @Override
  public int queued() {
    return writer.queued();
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
    try {
      session.close();
    } catch (SQLException e) {
      log.warn("The database did not close cleanly", e);
    }
  }
}
