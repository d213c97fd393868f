package io.surveyconsole.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything a server is told before it starts.
///
/// @param host where it listens; `127.0.0.1` listens on `::1` too where that exists
/// @param port 0 takes a free one
/// @param adminToken null: the one in the data folder, made at the first start
/// @param database null: the one in the data folder
/// @param allowedOrigins further origins whose pages may call, as browsers write them
/// @param contentChars how many code points an answer may have
/// @param messageBytes how big a message from a client may be
/// @param connections how many respondents' connections may be open
/// @param idle how long a connection may go without a message or heartbeat
public record ServerConfig(
    Path dataFolder,
    String host,
    int port,
    @Nullable Secret adminToken,
    @Nullable DatabaseAddress database,
    Set<String> allowedOrigins,
    int contentChars,
    int messageBytes,
    int connections,
    Duration idle) {

  public ServerConfig {
    allowedOrigins = Set.copyOf(allowedOrigins);
  }

  /// Reads the settings from their sources.
  ///
  /// @throws ConfigException names every problem there is
  public static ServerConfig load(ConfigSources sources) throws ConfigException {
    return new ConfigLoader(sources).load();
  }
}
