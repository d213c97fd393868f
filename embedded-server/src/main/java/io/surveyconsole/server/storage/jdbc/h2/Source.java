package io.surveyconsole.server.storage.jdbc.h2;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surveyconsole.server.config.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/// Connections to an H2 file.
final class Source {
  private static final String USER = "console";
  private static final int READERS = 8;

  /// H2's own size, said here because it was measured: with smaller and with larger pages answers
  /// take longer.
  private static final int PAGE_BYTES = 4 * 1024;

  private final FilePath file;
  private final JdbcDataSource connections = new JdbcDataSource();

  /// @param path of the file without its ending; may begin with the scheme of a file system
  /// @param file whose name problems tell
  /// @param key null for a file that is not encrypted
  Source(String path, FilePath file, @Nullable Secret key, String settings) {
    this.file = file;
    connections.setUrl(
        "jdbc:h2:"
            + (FilePath.get(path).getScheme().equals("file") ? "file:" : "")
            + path
            + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;PAGE_SIZE="
            + PAGE_BYTES
            + (key == null ? "" : ";CIPHER=AES")
            + ";"
            + settings);
    connections.setUser(USER);
    connections.setPassword(key == null ? "" : key.value() + " "); // the file's, then the user's
  }

  Connection connect() {
    try {
      return connections.getConnection();
    } catch (SQLException e) {
      if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        throw Problems.inUse(file, e);
      }
      throw Problems.opening(file, e);
    }
  }

  /// Brings the tables up to date.
  void migrate() {
    Flyway.configure()
        .dataSource(connections)
        .locations("classpath:db/migration", "classpath:db/h2")
        .load()
        .migrate();
  }

  /// For those who read.
  HikariDataSource pool() {
    var config = new HikariConfig();
    config.setPoolName("store-readers");
    config.setDataSource(connections);
    config.setReadOnly(false);
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(10_000);
    return new HikariDataSource(config);
  }
}
