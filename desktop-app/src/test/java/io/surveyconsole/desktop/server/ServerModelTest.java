package io.surveyconsole.desktop.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.server.StartFailure;
import io.surveyconsole.server.config.ConfigException;
import io.surveyconsole.server.config.ConfigSources;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ServerModelTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final FakeServer server = new FakeServer();
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final List<Class<?>> states = new ArrayList<>();
  private final ServerModel model =
      new ServerModel(
          server,
          ConfigSources.ofFolder(Path.of("data")),
          new Tasks(background::add, Runnable::run),
          InstantSource.fixed(NOW));

  ServerModelTest() {
    model.stateProperty().subscribe(state -> states.add(state.getClass()));
  }

  private void work() {
    background.remove().run();
  }

  private static StartFailure portTaken() {
    return new StartFailure(
        StartFailure.Kind.PORT_TAKEN,
        "Port 8000 is taken.",
        "Choose another.",
        new IllegalStateException());
  }

  @Test
  void startsAndStops() {
    model.start();
    work();
    assertThat(model.state())
        .isEqualTo(
            new ServerState.Serving(
                server.address(),
                server.publicAddress(),
                server.adminToken(),
                server.dataFolder(),
                server.databasePlace(),
                null,
                NOW));
    model.stop();
    work();
    assertThat(server.closed).isTrue();
    assertThat(states)
        .containsExactly(
            ServerState.Stopped.class,
            ServerState.Starting.class,
            ServerState.Serving.class,
            ServerState.Stopping.class,
            ServerState.Stopped.class);
  }

  @Test
  void startsOnlyOnce() {
    model.start();
    model.start();
    assertThat(background).hasSize(1);
  }

  @Test
  void saysThatThePortIsTakenAndStartsOnAnother() {
    server.failure = portTaken();
    model.start();
    work();
    assertThat(model.state())
        .isEqualTo(
            new ServerState.Failed(
                new Trouble(
                    Trouble.Kind.PORT_TAKEN, "Port 8000 is taken.", "Choose another.", List.of())));
    server.failure = null;
    model.startOnPort(8001);
    work();
    assertThat(server.starts.getLast().commandLine()).containsExactly("server.port=8001");
    assertThat(model.state()).isInstanceOf(ServerState.Serving.class);
  }

  @Test
  void namesEveryProblemOfTheConfiguration() {
    server.badConfiguration = new ConfigException(List.of("a is wrong", "b is wrong"));
    model.start();
    work();
    assertThat(model.state()).isInstanceOf(ServerState.Failed.class);
    var trouble = ((ServerState.Failed) model.state()).trouble();
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.BAD_CONFIGURATION);
    assertThat(trouble.explanation()).startsWith("2 settings");
    assertThat(trouble.problems()).containsExactly("a is wrong", "b is wrong");
  }

  @Test
  void survivesWhatNobodyExpected() {
    server.surprise = new IllegalStateException("boom");
    model.start();
    work();
    var trouble = ((ServerState.Failed) model.state()).trouble();
    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.UNEXPECTED);
    assertThat(trouble.problems()).containsExactly("java.lang.IllegalStateException: boom");
  }

  @Test
  void endsWhatIsStillStartingBeforeItLetsGo() {
    var ended = new ArrayList<String>();
    model.start();
    model.stopThen(() -> ended.add("end"));
    assertThat(ended).isEmpty();
    work();
    assertThat(model.state()).isInstanceOf(ServerState.Stopping.class);
    work();
    assertThat(server.closed).isTrue();
    assertThat(ended).containsExactly("end");
  }

  @Test
  void endsAtOnceWhereNothingRuns() {
    var ended = new ArrayList<String>();
    model.stopThen(() -> ended.add("end"));
    assertThat(ended).containsExactly("end");
  }
}
