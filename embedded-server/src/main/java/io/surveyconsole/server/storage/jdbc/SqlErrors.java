package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.DuplicateException;
import io.surveyconsole.server.storage.StoreException;
import java.sql.SQLException;

/// What a database's error means in the words of the store.
final class SqlErrors {
  private static final String UNIQUE_VIOLATION = "23505";

  private SqlErrors() {}

  static StoreException translate(SQLException e) {
    return UNIQUE_VIOLATION.equals(e.getSQLState())
        ? new DuplicateException("it is stored already", e)
        : new StoreException("the database refused a write", e);
  }
}
