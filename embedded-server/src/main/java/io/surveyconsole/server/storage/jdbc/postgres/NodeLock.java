package io.surveyconsole.server.storage.jdbc.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Lets one node at a time write: an advisory lock of the writer's own session. So whoever has it
/// knows that no earlier writer's commit is still under way, because that session is gone.
final class NodeLock {
  /// `survey-c` as eight bytes.
  static final long KEY = 0x7375727665792d63L;

  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Connection connection;

  NodeLock(Connection connection) {
    this.connection = connection;
  }

  /// Takes the lock, which is held until the connection ends.
  ///
  /// @return false if somebody else has it all the time
  boolean take(Duration patience) throws SQLException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!tried()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    return true;
  }

  private boolean tried() throws SQLException {
    try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
      statement.setLong(1, KEY);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /// Who has it, in words.
  String holder() throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            select coalesce(host(a.client_addr), 'this machine'),
              to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')
            from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted
              and l.classid = ?::bigint::oid and l.objid = ?::bigint::oid
            """)) {
      statement.setLong(1, KEY >>> 32);
      statement.setLong(2, KEY & 0xffff_ffffL);
      try (var row = statement.executeQuery()) {
        return row.next()
            ? "connected from " + row.getString(1) + " since " + row.getString(2) + " UTC"
            : "which has just gone";
      }
    }
  }
}
