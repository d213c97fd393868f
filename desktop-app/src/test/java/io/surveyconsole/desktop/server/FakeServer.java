package io.surveyconsole.desktop.server;

import io.surveyconsole.server.DatabasePlace;
import io.surveyconsole.server.StartFailure;
import io.surveyconsole.server.config.ConfigException;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A server that starts or fails as the test wants, and remembers with what it was started.
final class FakeServer implements ServerLauncher, ServerLauncher.Running {
  final List<ConfigSources> starts = new ArrayList<>();
  @Nullable StartFailure failure;
  @Nullable ConfigException badConfiguration;
  @Nullable RuntimeException surprise;
  int connections;
  boolean closed;

  @Override
  public Running start(ConfigSources sources) throws ConfigException, StartFailure {
    starts.add(sources);
    if (failure != null) {
      throw failure;
    }
    if (badConfiguration != null) {
      throw badConfiguration;
    }
    if (surprise != null) {
      throw surprise;
    }
    closed = false;
    return this;
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:8000");
  }

  @Override
  public URI publicAddress() {
    return address();
  }

  @Override
  public Secret adminToken() {
    return new Secret("0123456789abcdef");
  }

  @Override
  public Path dataFolder() {
    return Path.of("data");
  }

  @Override
  public DatabasePlace databasePlace() {
    return DatabasePlace.ENCRYPTED_FOLDER;
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
    return connections;
  }

  @Override
  public void close() {
    closed = true;
  }
}
