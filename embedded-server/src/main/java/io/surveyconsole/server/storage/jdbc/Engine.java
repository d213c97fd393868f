package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.StoreOpenException;

/// A kind of database.
public interface Engine {

  /// Who is told, on any thread, once an open database has failed for good.
  interface OnFailure {
    /// It has failed; only the first call counts.
    ///
    /// @param why for the operator
    /// @param cause for the log
    void failed(String why, Throwable cause);
  }

  /// Opens it, makes it where there is none, brings it up to date, and finishes what was under way
  /// when it was last used.
  ///
  /// @throws StoreOpenException if it cannot be used now; nothing of it is left open
  OpenDatabase open(OnFailure onFailure);

  /// Whether this failure means that the open database is of no use any more.
  boolean meansGone(Throwable failure);

  /// What the operator should look at when it has failed.
  String advice();
}
