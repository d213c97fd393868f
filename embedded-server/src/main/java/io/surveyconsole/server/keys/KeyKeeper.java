package io.surveyconsole.server.keys;

import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.storage.StoreOpenException;
import java.util.Optional;

/// Keeps the key of one database, apart from it.
public interface KeyKeeper {

  /// The key; empty where none is kept.
  ///
  /// @throws StoreOpenException if it cannot be seen whether there is one
  Optional<Secret> find();

  /// Keeps a key where none is yet. It is there when this returns, also after a power cut.
  ///
  /// @throws StoreOpenException if it cannot be kept
  void keep(Secret key);

  /// Where it is kept, in words, such as `the file /media/stick/surveys.key`.
  String place();
}
