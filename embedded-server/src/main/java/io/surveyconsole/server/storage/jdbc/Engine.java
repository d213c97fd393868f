package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.DataFolderException;
import java.util.function.Consumer;

/// A kind of database.
interface Engine {
  /// Opens it, makes it where there is none, brings it up to date, and finishes what was under way
  /// when it was last used.
  ///
  /// @param onFailure told why, on any thread, once it has failed for good
  /// @throws DataFolderException if it cannot be used now; nothing of it is left open
  OpenDatabase open(Consumer<String> onFailure);

  /// What the operator should look at when it has failed.
  String advice();
}
