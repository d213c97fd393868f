package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.DuplicateException;
import io.surveyconsole.server.storage.StoreException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;

/// What a database's error means in the words of the store.
final class SqlErrors {
  private static final String UNIQUE_VIOLATION = "23505";

  /// Classes of SQL states: no connection, transaction rolled back, no resources, ended by an
  /// operator or a crash.
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

  /// H2 closes a database whose file fails.
  private static final Set<Integer> H2_IS_GONE =
      Set.of(
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
          ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.OBJECT_CLOSED,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.FILE_CORRUPTED_1);

  private SqlErrors() {}

  static StoreException translate(SQLException e) {
    return UNIQUE_VIOLATION.equals(e.getSQLState())
        ? new DuplicateException("it is stored already", e)
        : new StoreException("the database refused a write", e);
  }

  /// Whether the same may work a little later, on a fresh connection.
  static boolean maySucceedLater(Throwable e) {
    return sqlCauses(e)
        .anyMatch(sql ->
            sql instanceof SQLTransientException
                || (sql.getSQLState() != null
                    && sql.getSQLState().length() == 5
                    && PASSING.contains(sql.getSQLState().substring(0, 2))));
  }

  /// Whether an H2 database has closed itself.
  static boolean meansGone(Throwable e) {
    return sqlCauses(e).anyMatch(sql -> H2_IS_GONE.contains(sql.getErrorCode()));
  }

  private static Stream<SQLException> sqlCauses(Throwable e) {
    return Stream.<Throwable>iterate(e, java.util.Objects::nonNull, Throwable::getCause)
        .limit(10)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast);
  }
}
