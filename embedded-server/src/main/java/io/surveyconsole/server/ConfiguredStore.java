package io.surveyconsole.server;

import io.surveyconsole.server.config.DatabaseAddress;
import io.surveyconsole.server.config.DatabaseEncryption;
import io.surveyconsole.server.config.DatabaseEncryption.KeyPlace;
import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.config.ServerConfig;
import io.surveyconsole.server.keys.DatabaseKeys;
import io.surveyconsole.server.keys.KeyFile;
import io.surveyconsole.server.keys.SystemKeyring;
import io.surveyconsole.server.storage.jdbc.Engine;
import io.surveyconsole.server.storage.jdbc.JdbcStore;
import io.surveyconsole.server.storage.jdbc.h2.H2Engine;
import io.surveyconsole.server.storage.jdbc.postgres.Postgres;
import io.surveyconsole.server.storage.jdbc.postgres.PostgresEngine;
import java.nio.file.Path;
import java.time.Duration;

/// The store that the settings name: in the data folder, encrypted or not, or on a server.
final class ConfiguredStore {
  /// How long a database server that does not answer is waited for before nothing is stored any
  /// more.
  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(10);

  private ConfiguredStore() {}

  static JdbcStore open(ServerConfig config, Path folder) {
    JdbcStore store = JdbcStore.open(engine(config, folder));
    store.indexTranscripts();
    return store;
  }

  private static Engine engine(ServerConfig config, Path folder) {
    DatabaseAddress address = config.database();
    if (address == null) {
      return new H2Engine(folder.toString(), keys(config.encryption(), folder));
    }
    Secret password = address.password();
    return new PostgresEngine(
        new Postgres(address.url(), address.user(), password == null ? null : password.value()),
        DATABASE_PATIENCE);
  }

  private static DatabaseKeys keys(DatabaseEncryption encryption, Path folder) {
    var ids = new RandomIds();
    return switch (encryption.key()) {
      case null -> DatabaseKeys.none();
      case KeyPlace.InFile(var file) ->
          new DatabaseKeys(encryption.wanted(), new KeyFile(file, folder), ids::token);
      case KeyPlace.InKeyring _ ->
          new DatabaseKeys(encryption.wanted(), new SystemKeyring(folder, ids::server), ids::token);
    };
  }
}
