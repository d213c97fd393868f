package io.surveyconsole.desktop.server;

import io.surveyconsole.server.DatabasePlace;
import io.surveyconsole.server.StartFailure;
import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.config.ConfigException;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.config.ServerConfig;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/// Starts the real server in this process.
public final class EmbeddedServer implements ServerLauncher {
  @Override
  public Running start(ConfigSources sources) throws ConfigException, StartFailure {
    return new Started(SurveyServer.start(ServerConfig.load(sources)));
  }

  private record Started(SurveyServer server) implements Running {
    @Override
    public URI address() {
      return server.address();
    }

    @Override
    public URI publicAddress() {
      return server.publicAddress();
    }

    @Override
    public Secret adminToken() {
      return server.adminToken();
    }

    @Override
    public Path dataFolder() {
      return server.dataFolder();
    }

    @Override
    public DatabasePlace databasePlace() {
      return server.databasePlace();
    }

    @Override
    public @Nullable X509Certificate certificate() {
      return server.certificate();
    }

    @Override
    public @Nullable String fingerprint() {
      return server.fingerprint();
    }

    @Override
    public int openConnections() {
      return server.openConnections();
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
