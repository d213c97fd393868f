package io.surveyconsole.server.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Everything a server is told before it starts.
///
/// @param database null: the one in the data folder
/// @param encryption of the one in the data folder
public record ServerConfig(
    Path dataFolder,
    Network network,
    Authentication authentication,
    @Nullable DatabaseAddress database,
    DatabaseEncryption encryption,
    Limits limits,
    History history) {

  /// The same, but reached by nobody from elsewhere, on a port that is free.
  public ServerConfig onThisMachineOnly() {
    return new ServerConfig(
        dataFolder, Network.local(0), authentication, database, encryption, limits, history);
  }

  /// Reads the settings from their sources.
  ///
  /// @throws ConfigException names every problem there is
  public static ServerConfig load(ConfigSources sources) throws ConfigException {
    return new ConfigLoader(sources).load();
  }
}
