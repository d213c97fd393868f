package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.DuplicateException;
import io.surveyconsole.server.storage.StoreException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// What a database's error means in the words of the store.
public final class SqlErrors {
  private static final String UNIQUE_VIOLATION = "23505";

  /// Classes of SQL states: no connection, transaction rolled back, no resources, ended by an
  /// operator or a crash.
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

  private SqlErrors() {}

  static StoreException translate(SQLException e) {
    return UNIQUE_VIOLATION.equals(e.getSQLState())
        ? new DuplicateException("it is stored already", e)
        : new StoreException("the database refused a write", e);
  }

  /// Whether the same may work a little later, on a fresh connection.
  public static boolean maySucceedLater(Throwable e) {
    return causes(e)
        .anyMatch(sql ->
            sql instanceof SQLTransientException
                || (sql.getSQLState() != null
                    && sql.getSQLState().length() == 5
                    && PASSING.contains(sql.getSQLState().substring(0, 2))));
  }

  /// What a database has said of a failure.
  public static Stream<SQLException> causes(Throwable e) {
    return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
        .limit(10)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast);
  }
}
