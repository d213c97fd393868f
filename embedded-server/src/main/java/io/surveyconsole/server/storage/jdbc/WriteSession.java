package io.surveyconsole.server.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The writer's one connection with its statements prepared once, and how its batches become
/// durable. One thread only, unless a method says otherwise.
///
/// Every batch has a number, which is stored with it: so after a commit whose outcome nobody saw it
/// can be told whether the batch is there.
abstract class WriteSession implements AutoCloseable {
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private Connection connection;
  private long lastConversation;

  /// What can be done after a failure.
  enum Remedy {
    /// Nothing of the batch is stored, and it may be run again.
    RUN_AGAIN,
    /// Nothing of the batch is stored; another run would fail as well.
    UNDONE,
    /// The batch is stored.
    STORED,
    /// Nobody knows, or the database is gone: nothing more may be written with this session.
    LOST
  }

  /// @param connection with auto-commit off
  WriteSession(Connection connection) {
    this.connection = connection;
  }

  /// Runs an update with these parameters and returns how many rows it touched.
  int update(String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = prepared(sql);
    bind(statement, parameters);
    return statement.executeUpdate();
  }

  /// The number that a query of one row and one column finds, or null where it finds none.
  @Nullable Long number(String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = prepared(sql);
    bind(statement, parameters);
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getLong(1) : null;
    }
  }

  /// A number that no conversation has. One writer at a time has the database, so it counts itself.
  long nextConversation() throws SQLException {
    if (lastConversation == 0) {
      Long highest = number("select coalesce(max(number), 0) from conversation");
      lastConversation = highest == null ? 0 : highest;
    }
    return ++lastConversation;
  }

  /// Makes what was run since the last commit durable; returns when it is.
  ///
  /// @throws SQLException if nobody knows whether it is; [#afterFailedCommit] may find out
  abstract void commit() throws SQLException;

  /// Undoes what was run since the last commit, after it failed.
  abstract Remedy afterFailedRun(Exception cause);

  /// Finds out what became of a commit that failed.
  abstract Remedy afterFailedCommit(Exception cause);

  /// The batch is done with, whatever came of it: the next failure begins a new count of tries.
  void settled() {}

  void rollback() throws SQLException {
    connection.rollback();
  }

  final Connection connection() {
    return connection;
  }

  /// Goes on with another connection.
  final void reconnected(Connection fresh) {
    statements.clear();
    lastConversation = 0;
    connection = fresh;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement known = statements.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      statements.put(sql, known);
    }
    return known;
  }

  private static void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      bindOne(statement, i + 1, parameters[i]);
    }
  }

  private static void bindOne(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, Types.VARCHAR);
      case String text -> statement.setString(index, text);
      case Long number -> statement.setLong(index, number);
      case Integer number -> statement.setInt(index, number);
      case Boolean flag -> statement.setBoolean(index, flag);
      case Instant time -> statement.setObject(index, time.atOffset(ZoneOffset.UTC));
      default ->
          throw new IllegalArgumentException("cannot bind a " + value.getClass().getSimpleName());
    }
  }
}
