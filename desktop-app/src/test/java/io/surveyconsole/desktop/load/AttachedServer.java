package io.surveyconsole.desktop.load;

import io.surveyconsole.desktop.server.ServerLauncher;
import io.surveyconsole.server.DatabasePlace;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/// Stands for a server that runs in another process.
record AttachedServer(URI address, Secret adminToken, Path dataFolder)
    implements ServerLauncher, ServerLauncher.Running {
  @Override
  public Running start(ConfigSources sources) {
    return this;
  }

  @Override
  public URI publicAddress() {
    return address;
  }

  @Override
  public DatabasePlace databasePlace() {
    return DatabasePlace.FOLDER;
  }

  @Override
  public @Nullable X509Certificate certificate() {
    return null;
  }

  @Override
  public @Nullable String fingerprint() {
    return null;
  }

  @Override
  public int openConnections() {
    return 0;
  }

  @Override
  public void close() {}
}
