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

/// Knows the server that runs, so that it can be ended from outside the window too. Whoever asks
/// first, the operator or the process that is told to end: it is closed once, and both wait for it.
/// From any thread.
public final class KeptServer implements ServerLauncher {
  private final ServerLauncher launcher;
  private @Nullable Once latest;
  private boolean ended;

  public KeptServer(ServerLauncher launcher) {
    this.launcher = launcher;
  }

  @Override
  public synchronized Running start(ConfigSources sources) throws ConfigException, StartFailure {
    if (ended) {
      throw new IllegalStateException("the program ends");
    }
    var started = new Once(launcher.start(sources));
    latest = started;
    return started;
  }

  /// Drains and closes what runs, also what is just starting, and lets nothing start again. Returns
  /// when it is done.
  public synchronized void end() {
    ended = true;
    if (latest != null) {
      latest.close();
    }
  }

  private static final class Once implements Running {
    private final Running server;
    private boolean closed;

    private Once(Running server) {
      this.server = server;
    }

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
    public synchronized void close() {
      if (!closed) {
        closed = true;
        server.close();
      }
    }
  }
}
