package io.surveyconsole.server.storage.jdbc.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/// The process of PostgreSQL's that serves a connection. When the line is cut it may live on for a
/// while, and finish what it had begun.
///
/// @param startedMicros tells it from a later one with the same id
record Backend(int pid, long startedMicros) {
  private static final String STARTED = "(extract(epoch from backend_start) * 1000000)::bigint";

  static Backend of(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select pid, " + STARTED + " from pg_stat_activity where pid = pg_backend_pid()")) {
      row.next();
      return new Backend(row.getInt(1), row.getLong(2));
    }
  }

  /// Tells it to end, if it is still there. It was ours, so we may.
  void end(Connection other) throws SQLException {
    try (var statement =
        other.prepareStatement(
            "select pg_terminate_backend(pid) from pg_stat_activity where pid = ? and "
                + STARTED
                + " = ?")) {
      statement.setInt(1, pid);
      statement.setLong(2, startedMicros);
      statement.executeQuery().close();
    }
  }
}
