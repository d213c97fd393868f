package io.surveyconsole.desktop.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.FxThread;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Ticker;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.server.StartFailure;
import io.surveyconsole.server.api.Gauges;
import io.surveyconsole.server.config.ConfigException;
import io.surveyconsole.server.config.ConfigSources;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every state of the Server place.
class ServerViewUiTest {
  private final FakeServer server = new FakeServer();
  private final Queue<Runnable> background = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable String> copied = new AtomicReference<>();
  private final Tasks tasks = new Tasks(background::add, new FxThread());
  private final ObjectProperty<Gauges> gauges = new SimpleObjectProperty<>(Gauges.none());
  private final ServerModel model =
      new ServerModel(
          server, ConfigSources.ofFolder(Path.of("data")), tasks, InstantSource.system());

  private Screen open() throws TimeoutException {
    return Screen.open(stage -> {
      var kit =
          new Kit(
              new Ticker(InstantSource.system()), new Times(ZoneOffset.UTC), tasks, copied::set);
      var scene = new Scene(new ServerView(model, gauges, kit, model::stop), 900, 600);
      Look.dress(scene);
      stage.setScene(scene);
      stage.show();
    });
  }

  private void work() {
    Runnable next = background.poll();
    assertThat(next).as("work that was begun").isNotNull();
    if (next != null) {
      next.run();
    }
  }

  @Test
  void goesFromStoppedToServingAndBack() throws Exception {
    Screen screen = open();
    screen.awaitsText("#server-stopped", "The server is stopped").click("#server-start");
    screen.awaitsText("#server-starting", "The server is starting…");
    assertThat(screen.sees("#server-start")).isFalse();
    work();
    screen.awaitsText("#server-serving", "The server is running");
    screen.awaitsText(".fact-value .mono", "http://127.0.0.1:8000");
    screen.awaitsText(".fact-value .label", "in the data folder, encrypted");
    screen.click(".fact-value .button");
    assertThat(copied.get()).isEqualTo("http://127.0.0.1:8000");
    screen.click("#server-stop");
    screen.awaitsText("#server-stopping", "The server is stopping…");
    assertThat(screen.sees("#server-stop")).isFalse();
    work();
    screen.awaits("#server-stopped");
  }

  @Test
  void countsWhatWasRefused() throws Exception {
    Screen screen = open();
    screen.click("#server-start");
    work();
    screen.awaits("#server-serving");
    assertThat(screen.sees("#server-refused")).isFalse();
    Screen.run(() ->
        gauges.set(new Gauges(1, 2, 0, 0, 0, Map.of("token", 3L, "message_rate", 12_345L), null)));
    screen.awaits("#server-refused");
    assertThat(
            Screen.call(() ->
                screen.robot().lookup("#server-refused .label").queryAllAs(Label.class).stream()
                    .map(Label::getText)
                    .toList()))
        .containsExactly(
            "Refused since the start",
            "Messages that came too fast",
            "12,345",
            "Wrong, expired or missing tokens",
            "3");
    Screen.run(() -> gauges.set(Gauges.none()));
    screen.awaitsNo("#server-refused");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ADDRESS_UNUSABLE, The address cannot be used, false
          PORT_TAKEN, The port is taken, true
          DATA_FOLDER_LOCKED, The data folder is in use, false
          DATA_FOLDER_UNUSABLE, The data folder cannot be used, false
          DATABASE_DAMAGED, The database is damaged, false
          DATABASE_KEY, The database’s key is missing or wrong, false
          DATABASE_IN_USE, The database is in use, false
          DATABASE_UNREACHABLE, The database cannot be reached, false
          CERTIFICATE_UNUSABLE, The certificate cannot be used, false
          """)
  void saysWhatStoodInTheWayAndWhatToDo(StartFailure.Kind kind, String headline, boolean otherPort)
      throws Exception {
    server.failure =
        new StartFailure(kind, "What happened.", "What to do.", new IllegalStateException());
    Screen screen = open();
    screen.click("#server-start");
    work();
    screen.awaitsText("#server-failed", headline);
    screen.awaitsText("#server-explanation", "What happened.");
    screen.awaitsText("#server-remedy", "What to do.");
    assertThat(screen.sees("#server-port")).isEqualTo(otherPort);
    server.failure = null;
    screen.awaitsText("#server-start", "Try again").click("#server-start");
    work();
    screen.awaits("#server-serving");
  }

  @Test
  void startsOnThePortThatIsTyped() throws Exception {
    server.failure =
        new StartFailure(
            StartFailure.Kind.PORT_TAKEN, "Taken.", "Choose.", new IllegalStateException());
    Screen screen = open();
    screen.click("#server-start");
    work();
    screen.click("#server-port");
    Screen.run(() -> screen.robot().lookup("#server-port").queryTextInputControl().clear());
    screen.robot().clickOn("#server-port").write("9x9999");
    screen.awaitsText("#server-port", "99999"); // only digits are taken
    assertThat(
            Screen.call(() ->
                screen.robot().lookup("#server-start-on-port").queryAs(Button.class).isDisabled()))
        .isTrue();
    Screen.run(() -> screen.robot().lookup("#server-port").queryTextInputControl().setText("9001"));
    server.failure = null;
    screen.click("#server-start-on-port");
    work();
    screen.awaits("#server-serving");
    assertThat(server.starts.getLast().commandLine()).containsExactly("server.port=9001");
  }

  @Test
  void listsEveryProblemOfTheConfiguration() throws Exception {
    server.badConfiguration = new ConfigException(List.of("a is wrong", "b is wrong"));
    Screen screen = open();
    screen.click("#server-start");
    work();
    screen.awaitsText("#server-failed", "The configuration cannot be used");
    screen.awaitsText(".server-problems .label", "a is wrong");
    screen.awaitsText(".server-problems .label", "b is wrong");
  }
}
