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

/// The writer's one connection, with its statements prepared once. One thread only.
class WriteSession implements AutoCloseable {
  private final Connection connection;
  private final String syncStatement;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  /// @param connection with auto-commit off
  /// @param syncStatement forces what is committed to the disk
  WriteSession(Connection connection, String syncStatement) {
    this.connection = connection;
    this.syncStatement = syncStatement;
  }

  /// Runs an update with these parameters and returns how many rows it touched.
  int update(String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = prepared(sql);
    bind(statement, parameters);
    return statement.executeUpdate();
  }

  /// Inserts a row with these parameters and returns the key that the database made for it.
  long insert(String sql, String keyColumn, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql, new String[] {keyColumn})) {
      bind(statement, parameters);
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        if (!keys.next()) {
          throw new SQLException("the database made no key");
        }
        return keys.getLong(1);
      }
    }
  }

  /// The number that a query of one row and one column finds, or null where it finds none.
  @Nullable Long number(String sql, String parameter) throws SQLException {
    PreparedStatement statement = prepared(sql);
    bind(statement, parameter);
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getLong(1) : null;
    }
  }

  void commit() throws SQLException {
    connection.commit();
  }

  void sync() throws SQLException {
    prepared(syncStatement).execute();
  }

  void rollback() throws SQLException {
    connection.rollback();
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
