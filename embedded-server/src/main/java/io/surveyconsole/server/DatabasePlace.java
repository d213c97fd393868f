package io.surveyconsole.server;

import io.surveyconsole.server.config.ServerConfig;

/// Where a server keeps what was answered.
public enum DatabasePlace {
  /// In its data folder, as it is.
  FOLDER,
  /// In its data folder, encrypted.
  ENCRYPTED_FOLDER,
  /// On a database server.
  DATABASE_SERVER;

  static DatabasePlace of(ServerConfig config) {
    if (config.database() != null) {
      return DATABASE_SERVER;
    }
    return config.encryption().wanted() ? ENCRYPTED_FOLDER : FOLDER;
  }
}
