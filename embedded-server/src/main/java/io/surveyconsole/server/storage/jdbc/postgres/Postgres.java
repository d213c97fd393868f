package io.surveyconsole.server.storage.jdbc.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL database and how to connect to it. Never shows a password.
public final class Postgres {
  private static final int CONNECT_SECONDS = 5;

  /// How long an answer may take before the connection counts as lost. How long one step of a
  /// migration may take: far more than the largest takes.
  private static final int MIGRATION_SECONDS = 3_600;

  private static final int MIGRATION_CONNECTIONS = 3;
  private static final int ANSWER_SECONDS = 30;

  private final String url;
  private final String user;
  private final @Nullable String password;

  /// @param url `jdbc:postgresql:…`, without a password
  /// @param user empty: as the URL or the system says
  public Postgres(String url, String user, @Nullable String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /// The URL without its parameters.
  String shownUrl() {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  String shownUser() {
    return user.isEmpty() ? "the system's user" : "the user " + user;
  }

  /// A connection for the writer.
  Connection connect() throws SQLException {
    Properties properties = properties("survey-console writer");
    properties.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS));
    properties.setProperty("reWriteBatchedInserts", "true");
    Connection connection = DriverManager.getConnection(url, properties);
    try (var statement = connection.createStatement()) {
      // A commit that was confirmed must be on the disk, and the server has to notice soon when
      // this machine is gone, because the node's lock lives as long as its connection.
      statement.execute(
          """
          select set_config('synchronous_commit', 'on', false)
            where current_setting('synchronous_commit') = 'off';
          set tcp_keepalives_idle = 10;
          set tcp_keepalives_interval = 5;
          set tcp_keepalives_count = 3;
          set tcp_user_timeout = '25s';
          """);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private Properties properties(String name) {
    var properties = new Properties();
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    // What is stored is nothing for a log.
    properties.setProperty("logServerErrorDetail", "false");
    properties.setProperty("ApplicationName", name);
    properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
    properties.setProperty("loginTimeout", Integer.toString(2 * CONNECT_SECONDS));
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  /// A pool of connections for readers.
  HikariDataSource pool(int size) {
    return pool("store-readers", size, ANSWER_SECONDS);
  }

  private HikariDataSource pool(String name, int size, int answerSeconds) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    Properties properties = properties("survey-console");
    properties.setProperty("socketTimeout", Integer.toString(answerSeconds));
    config.setDataSourceProperties(properties);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECT_SECONDS * 1_000L);
    config.setInitializationFailTimeout(-1); // the writer's connection is there already
    // Else the pool asks its first connection once, and never again: if that one breaks meanwhile,
    // it would refuse every later one.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return new HikariDataSource(config);
  }

  /// Brings the tables up to date, which may take its time.
  void migrate() {
    try (var source = pool("store-migration", MIGRATION_CONNECTIONS, MIGRATION_SECONDS)) {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:db/migration", "classpath:db/postgres")
          .load()
          .migrate();
    }
  }
}
