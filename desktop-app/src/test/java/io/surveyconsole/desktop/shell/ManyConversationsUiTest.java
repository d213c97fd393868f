package io.surveyconsole.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveyconsole.desktop.server.EmbeddedServer;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.desktop.testing.TestRespondent;
import io.surveyconsole.server.config.ConfigSources;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyConversationsUiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicReference<@Nullable Console> console = new AtomicReference<>();
  private final AtomicReference<@Nullable Stage> stage = new AtomicReference<>();
  private Screen screen;
  private String address = "";

  @BeforeEach
  void open() throws Exception {
    screen =
        Screen.open(window -> {
          var sources = ConfigSources.ofFolder(folder).with("server.port", "0");
          var made = new Console(new EmbeddedServer(), sources);
          console.set(made);
          stage.set(window);
          window.setWidth(1000);
          window.setHeight(900);
          made.open(window, () -> {});
        });
    screen.awaitsText("#status-state", "Serving");
    address = screen.text("#status-address");
  }

  @AfterEach
  void endEverything() {
    Console made = Objects.requireNonNull(console.get());
    var ended = new AtomicBoolean();
    Screen.run(() -> made.end(() -> ended.set(true)));
    await().atMost(PATIENCE).untilTrue(ended);
    Screen.run(() -> {
      made.close();
      Objects.requireNonNull(stage.get()).hide();
    });
    http.shutdownNow();
  }

  /// Begins a conversation as a script does, and connects its respondent.
  private TestRespondent join() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(address + "/conversations"))
            .header(
                "Authorization",
                "Bearer " + Files.readString(folder.resolve("admin-token")).strip())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"customer_id\":\"1\",\"survey_id\":\"1\"}"))
            .build();
    String body = http.send(request, BodyHandlers.ofString()).body();
    String id = body.replaceAll(".*\"conversation_id\":\"([^\"]+)\".*", "$1");
    return new TestRespondent(address.replaceFirst("^http", "ws") + "/ws/" + id);
  }

  private void awaitRows(int rows) {
    Screen.until("there are " + rows, () -> table().getItems().size() == rows);
  }

  private TableView<?> table() {
    return screen.robot().lookup("#conversations").queryAs(TableView.class);
  }

  private void markAll() {
    Screen.run(() -> table().requestFocus());
    screen.robot().press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
  }

  @Test
  void endsAllThatMatchAndSaysHowManyThatTouches() throws Exception {
    try (var one = join();
        var other = join();
        var third = join()) {
      third.answer("Vanilla").answer("no").awaitCompleted();
      awaitRows(3);
      markAll();
      screen.awaitsText("#marked-count", "All 3 that match are marked");
      screen.click("#many-end").awaitsText("#many-end-question", "End 2 conversations?");
      Screen.run(() ->
          screen
              .robot()
              .lookup("#many-end-told")
              .queryAs(TextInputControl.class)
              .setText("The fieldwork is over."));
      screen.click("#many-end-do");
      one.awaitCompleted();
      other.awaitCompleted();
      assertThat(one.transcript()).doesNotContain("Vanilla");
      screen.awaits("Ending conversations: done in 2.");
    }
  }

  @Test
  void saysSomethingInAllMarkedConversations() throws Exception {
    try (var one = join();
        var other = join()) {
      awaitRows(2);
      markAll();
      screen.click("#many-say").awaits("#many-say-told");
      assertThat(Screen.call(() -> screen.robot().lookup("#many-say-do").query().isDisabled()))
          .isTrue();
      Screen.run(() ->
          screen
              .robot()
              .lookup("#many-say-told")
              .queryAs(TextInputControl.class)
              .setText("We close at five."));
      screen.click("#many-say-do");
      one.awaitMessage("We close at five.");
      other.awaitMessage("We close at five.");
      screen.awaits("Sending a message: done in 2.");
    }
  }

  @Test
  void doesNothingWhereTheOperatorThinksBetterOfIt() throws Exception {
    try (var one = join()) {
      awaitRows(1);
      markAll();
      screen.click("#many-close").click("#many-close-not").awaitsNo("#many-close-dialog");
      one.answer("Vanilla");
      screen.robot().type(KeyCode.ESCAPE);
      screen.awaitsNo("#marked-count");
    }
  }
}
