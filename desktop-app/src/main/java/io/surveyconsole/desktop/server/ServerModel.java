package io.surveyconsole.desktop.server;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.server.StartFailure;
import io.surveyconsole.server.config.ConfigException;
import io.surveyconsole.server.config.ConfigSources;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts and stops the server inside the console and knows how it stands. On the JavaFX thread;
/// the work itself is done elsewhere.
public final class ServerModel {
  private static final Logger LOG = LoggerFactory.getLogger(ServerModel.class);
  private static final String PORT = "server.port";

  private final ServerLauncher launcher;
  private final Tasks tasks;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<ServerState> state =
      new ReadOnlyObjectWrapper<>(this, "state", new ServerState.Stopped());
  private final List<Runnable> onceSettled = new ArrayList<>();
  private ConfigSources sources;
  private final AtomicReference<ServerLauncher.@Nullable Running> running = new AtomicReference<>();

  public ServerModel(
      ServerLauncher launcher, ConfigSources sources, Tasks tasks, InstantSource clock) {
    this.launcher = launcher;
    this.sources = sources;
    this.tasks = tasks;
    this.clock = clock;
  }

  public ReadOnlyObjectProperty<ServerState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public ServerState state() {
    return state.get();
  }

  /// How many respondents are connected now; 0 while nothing runs.
  public int openConnections() {
    ServerLauncher.Running now = running.get();
    return now == null ? 0 : now.openConnections();
  }

  /// Starts it, or tries again after a failure; does nothing while it runs.
  public void start() {
    if (!(state.get() instanceof ServerState.Stopped
        || state.get() instanceof ServerState.Failed)) {
      return;
    }
    state.set(new ServerState.Starting());
    ConfigSources wanted = sources;
    tasks
        .work(text("task.server-start"), () -> launcher.start(wanted))
        .onSuccess(this::serves)
        .onFailure(failure -> settle(new ServerState.Failed(trouble(failure))));
  }

  /// Starts it on this port, now and at every further start until the console is closed.
  public void startOnPort(int port) {
    sources = sources.with(PORT, Integer.toString(port));
    start();
  }

  /// Drains and stops it; does nothing while it does not run.
  public void stop() {
    stopThen(() -> {});
  }

  /// As [#stop], and then, when nothing runs any more, the next thing.
  public void stopThen(Runnable next) {
    if (state.get() instanceof ServerState.Starting
        || state.get() instanceof ServerState.Stopping) {
      onceSettled.add(() -> stopThen(next));
      return;
    }
    ServerLauncher.Running ending = running.get();
    if (ending == null) {
      next.run();
      return;
    }
    running.set(null);
    state.set(new ServerState.Stopping());
    tasks
        .work(
            text("task.server-stop"),
            () -> {
              ending.close();
              return "";
            })
        .onSuccess(nothing -> {
          settle(new ServerState.Stopped());
          next.run();
        })
        .onFailure(failure -> {
          LOG.error("the server did not stop in order", failure);
          settle(new ServerState.Failed(unexpected(failure)));
          next.run();
        });
  }

  private void serves(ServerLauncher.Running server) {
    running.set(server);
    settle(
        new ServerState.Serving(
            server.address(),
            server.publicAddress(),
            server.adminToken(),
            server.dataFolder(),
            server.databasePlace(),
            server.fingerprint(),
            clock.instant()));
  }

  /// The certificate that the server shows when it is asked for; null where there is none. From any
  /// thread. Whoever keeps this keeps nothing else of the console.
  public Supplier<@Nullable X509Certificate> certificate() {
    var asked = running;
    return () -> {
      ServerLauncher.Running now = asked.get();
      return now == null ? null : now.certificate();
    };
  }

  private void settle(ServerState reached) {
    state.set(reached);
    List<Runnable> waiting = List.copyOf(onceSettled);
    onceSettled.clear();
    waiting.forEach(Runnable::run);
  }

  private static Trouble trouble(Exception failure) {
    return switch (failure) {
      case StartFailure start ->
          new Trouble(kind(start.kind()), start.explanation(), start.remedy(), List.of());
      case ConfigException config ->
          new Trouble(
              Trouble.Kind.BAD_CONFIGURATION,
              text("server.bad-configuration", config.problems().size()),
              text("server.bad-configuration.remedy"),
              config.problems());
      default -> {
        LOG.error("the server could not start", failure);
        yield unexpected(failure);
      }
    };
  }

  private static Trouble unexpected(Exception failure) {
    return new Trouble(
        Trouble.Kind.UNEXPECTED,
        text("server.unexpected"),
        text("server.unexpected.remedy"),
        List.of(failure.toString()));
  }

  private static Trouble.Kind kind(StartFailure.Kind kind) {
    return switch (kind) {
      case CERTIFICATE_UNUSABLE -> Trouble.Kind.CERTIFICATE_UNUSABLE;
      case ADDRESS_UNUSABLE -> Trouble.Kind.ADDRESS_UNUSABLE;
      case PORT_TAKEN -> Trouble.Kind.PORT_TAKEN;
      case DATA_FOLDER_LOCKED -> Trouble.Kind.DATA_FOLDER_LOCKED;
      case DATA_FOLDER_UNUSABLE -> Trouble.Kind.DATA_FOLDER_UNUSABLE;
      case DATABASE_DAMAGED -> Trouble.Kind.DATABASE_DAMAGED;
      case DATABASE_KEY -> Trouble.Kind.DATABASE_KEY;
      case DATABASE_IN_USE -> Trouble.Kind.DATABASE_IN_USE;
      case DATABASE_UNREACHABLE -> Trouble.Kind.DATABASE_UNREACHABLE;
    };
  }
}
