package io.surveyconsole.server.storage.jdbc.postgres;

import io.surveyconsole.server.storage.jdbc.SqlErrors;
import io.surveyconsole.server.storage.jdbc.WriteSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to PostgreSQL. What a batch adds goes over the line together, one statement for each
/// kind.
///
/// When the connection is lost, the batch's number in the database tells whether it is there: the
/// new connection reads it once it has the [NodeLock], and so once the old session is gone and
/// nothing of its can become visible any more.
final class PostgresSession extends WriteSession {
  private static final Logger log = LoggerFactory.getLogger(PostgresSession.class);
  private static final String POSITION = "select batch from write_position";
  private static final String WRITER = "select count(*) from write_position where writer = ?";
  private static final String SET_POSITION =
      "update write_position set batch = ?, writer = ? where batch = ?";
  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private record Added(String sql, List<@Nullable Object[]> rows) {}

  private final Postgres postgres;
  private final Duration patience;
  private final Map<Part, Added> added = new EnumMap<>(Part.class);
  private Backend backend;
  private final String token;
  private volatile boolean closed;
  private long lastBatch;
  private long failedSince;
  private Duration wait = FIRST_WAIT;

  /// @param connection with the node's lock
  PostgresSession(Postgres postgres, Connection connection, Duration patience) throws SQLException {
    super(connection);
    this.postgres = postgres;
    this.patience = patience;
    this.backend = Backend.of(connection);
    this.lastBatch = position();
    this.token = token(connection);
    connection.commit();
  }

  /// Nobody else writes with it: PostgreSQL makes it up.
  private static String token(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select gen_random_uuid()")) {
      row.next();
      return row.getString(1);
    }
  }

  private long position() throws SQLException {
    Long position = number(POSITION);
    if (position == null) {
      throw new SQLException("write_position is empty");
    }
    return position;
  }

  @Override
  public int update(String sql, @Nullable Object... parameters) throws SQLException {
    flush();
    return super.update(sql, parameters);
  }

  @Override
  public @Nullable Long number(String sql, @Nullable Object... parameters) throws SQLException {
    flush();
    return super.number(sql, parameters);
  }

  @Override
  public void add(Part part, String sql, @Nullable Object... parameters) {
    added.computeIfAbsent(part, _ -> new Added(sql, new ArrayList<>())).rows().add(parameters);
  }

  @Override
  public void flush() throws SQLException {
    for (Added part : added.values()) {
      PreparedStatement statement = prepared(part.sql());
      statement.clearBatch();
      for (@Nullable Object[] row : part.rows()) {
        bind(statement, row);
        statement.addBatch();
      }
      for (int touched : statement.executeBatch()) {
        if (touched != 1 && touched != Statement.SUCCESS_NO_INFO) {
          throw new SQLException("a row that must be there is not: " + part.sql());
        }
      }
    }
    added.clear();
  }

  @Override
  public CompletableFuture<?> commit() throws SQLException {
    if (super.update(SET_POSITION, lastBatch + 1, token, lastBatch) != 1) {
      throw new SQLException("somebody else has written to this database");
    }
    connection().commit();
    lastBatch++;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Remedy afterFailedRun(Exception cause) {
    added.clear();
    boolean again = SqlErrors.maySucceedLater(cause);
    try {
      rollback();
      if (!again) {
        return Remedy.UNDONE;
      }
      log.warn("A batch is undone and run again: {}", cause.getMessage());
    } catch (SQLException e) {
      log.warn("The connection to PostgreSQL is lost: {}", cause.getMessage());
      return restored() == lastBatch ? Remedy.RUN_AGAIN : Remedy.LOST;
    }
    return waited() ? Remedy.RUN_AGAIN : Remedy.LOST;
  }

  @Override
  public Remedy afterFailedCommit(Exception cause) {
    log.warn("Nobody knows whether the last batch is stored: {}", cause.getMessage());
    long position = restored();
    if (position == lastBatch + 1 && isOurs()) {
      lastBatch = position;
      log.info("It is: batch {}", position);
      return Remedy.STORED;
    }
    return position == lastBatch ? Remedy.RUN_AGAIN : Remedy.LOST;
  }

  /// Whether the batch of this number is this session's, and not one of a node that had the
  /// database meanwhile.
  private boolean isOurs() {
    try {
      Long ours = number(WRITER, token);
      connection().commit();
      return ours != null && ours == 1;
    } catch (SQLException e) {
      log.warn("PostgreSQL does not answer: {}", e.getMessage());
      return false;
    }
  }

  /// Ends the connection; it is not made again.
  @Override
  public void close() throws SQLException {
    closed = true;
    super.close();
  }

  @Override
  public void settled() {
    failedSince = 0;
    wait = FIRST_WAIT;
  }

  /// Waits before another try.
  ///
  /// @return false if that has gone on for too long
  private boolean waited() {
    long now = System.nanoTime();
    if (failedSince == 0) {
      failedSince = now;
    }
    if (now - failedSince > patience.toNanos()) {
      return false;
    }
    LockSupport.parkNanos(wait.toNanos());
    wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
    return true;
  }

  /// Connects anew and returns the number of the last batch that is stored; -1 if that does not
  /// succeed in time.
  private long restored() {
    closeQuietly();
    while (!closed && waited()) {
      Connection fresh = null;
      try {
        fresh = postgres.connect();
        backend.end(fresh);
        if (new NodeLock(fresh).take(left())) {
          fresh.setAutoCommit(false);
          reconnected(fresh);
          backend = Backend.of(fresh);
          long position = position();
          fresh.commit();
          log.info("Connected to PostgreSQL again, at batch {}", position);
          if (!closed) { // else nobody would end this connection, nor give its lock away
            return position;
          }
        }
        log.error("Another node has taken the database");
      } catch (SQLException e) {
        log.warn("PostgreSQL does not answer: {}", e.getMessage());
      }
      closeQuietly(fresh);
    }
    return -1;
  }

  private Duration left() {
    long left = failedSince + patience.toNanos() - System.nanoTime();
    return Duration.ofNanos(Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
  }

  private void closeQuietly() {
    closeQuietly(connection());
  }

  private static void closeQuietly(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        log.debug("A connection did not close", e);
      }
    }
  }
}
