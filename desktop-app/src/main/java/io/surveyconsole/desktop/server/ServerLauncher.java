package io.surveyconsole.desktop.server;

import io.surveyconsole.server.DatabasePlace;
import io.surveyconsole.server.StartFailure;
import io.surveyconsole.server.config.ConfigException;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/// Starts the server; the real one, or a test's.
@FunctionalInterface
public interface ServerLauncher {
  /// Returns when it listens; may take seconds, never on the JavaFX thread.
  Running start(ConfigSources sources) throws ConfigException, StartFailure;

  /// A server that listens.
  interface Running {
    URI address();

    /// How others reach it.
    URI publicAddress();

    Secret adminToken();

    Path dataFolder();

    DatabasePlace databasePlace();

    /// The certificate that it shows now; null where connections are not encrypted.
    @Nullable X509Certificate certificate();

    /// The SHA-256 of that, `AB:CD:…`.
    @Nullable String fingerprint();

    /// How many respondents are connected now.
    int openConnections();

    /// Drains and ends; may take seconds.
    void close();
  }
}
