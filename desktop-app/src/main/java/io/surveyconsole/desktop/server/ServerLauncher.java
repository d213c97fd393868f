package io.surveyconsole.desktop.server;

import io.surveyconsole.server.StartFailure;
import io.surveyconsole.server.config.ConfigException;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.Secret;
import java.net.URI;
import java.nio.file.Path;

/// Starts the server; the real one, or a test's.
@FunctionalInterface
public interface ServerLauncher {
  /// Returns when it listens; may take seconds, never on the JavaFX thread.
  Running start(ConfigSources sources) throws ConfigException, StartFailure;

  /// A server that listens.
  interface Running {
    URI address();

    Secret adminToken();

    Path dataFolder();

    /// How many respondents are connected now.
    int openConnections();

    /// Drains and ends; may take seconds.
    void close();
  }
}
