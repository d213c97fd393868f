package io.surveyconsole.server.storage.jdbc.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.surveyconsole.server.storage.StoreOpenException;
import io.surveyconsole.server.storage.jdbc.Engine;
import io.surveyconsole.server.storage.jdbc.OpenDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps everything in a PostgreSQL database that one node at a time has ([NodeLock]).
public final class PostgresEngine implements Engine {
  private static final Logger log = LoggerFactory.getLogger(PostgresEngine.class);
  private static final int READERS = 8;

  private final Postgres postgres;
  private final Duration patience;

  /// @param patience how long a fault that may pass is waited for: a connection that cannot be had,
  ///   another node that may just be ending
  public PostgresEngine(Postgres postgres, Duration patience) {
    this.postgres = postgres;
    this.patience = patience;
  }

  @Override
  public String advice() {
    return "See that PostgreSQL runs, can be reached and has space.";
  }

  /// Its connections come and go; what becomes of the writer's its session knows.
  @Override
  public boolean meansGone(Throwable failure) {
    return false;
  }

  @Override
  public OpenDatabase open(OnFailure onFailure) {
    Connection connection = connect();
    HikariDataSource readers = null;
    try {
      new Requirements(connection).check(postgres);
      if (!new NodeLock(connection).take(patience)) {
        throw new StoreOpenException(
            StoreOpenException.Kind.IN_USE,
            "The database "
                + postgres.shownUrl()
                + " is in use by another node, "
                + new NodeLock(connection).holder()
                + ".",
            "Stop that one first; if its machine has died, wait half a minute. This version runs one"
                + " node on a database.",
            null);
      }
      boolean isNew = isNew(connection);
      postgres.migrate();
      connection.setAutoCommit(false);
      var session = new PostgresSession(postgres, connection, patience);
      readers = postgres.pool(READERS);
      return new OpenPostgres(readers, session, isNew, onFailure);
    } catch (SQLException | FlywayException e) {
      throw problem(e);
    } finally {
      if (readers == null) {
        closeQuietly(connection);
      }
    }
  }

  private Connection connect() {
    try {
      return postgres.connect();
    } catch (SQLException e) {
      throw problem(e);
    }
  }

  private static boolean isNew(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select to_regclass('flyway_schema_history') is null")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private StoreOpenException problem(Exception e) {
    return Problems.opening(postgres, e);
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("A connection did not close", e);
    }
  }
}
