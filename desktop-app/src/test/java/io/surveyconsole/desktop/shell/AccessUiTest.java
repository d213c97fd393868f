package io.surveyconsole.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveyconsole.desktop.server.EmbeddedServer;
import io.surveyconsole.desktop.testing.Names;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.server.config.ConfigSources;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may operate, and what they did, in the whole console and by keyboard alone.
class AccessUiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_STEPS = 60;

  @TempDir Path folder;

  private final AtomicReference<@Nullable Console> console = new AtomicReference<>();
  private final AtomicReference<@Nullable Stage> stage = new AtomicReference<>();
  private Screen screen;

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
  }

  private void control(KeyCode key) {
    screen.robot().press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
  }

  /// Goes on with Tab until the cursor is there.
  private void tabTo(String query) {
    screen.awaits(query);
    for (int step = 0; step < MOST_STEPS && !focused(query); step++) {
      screen.robot().type(KeyCode.TAB);
    }
    assertThat(focused(query)).as(query + " is reached").isTrue();
  }

  private boolean focused(String query) {
    return Screen.call(() -> screen.robot().lookup(query).query().isFocused());
  }

  private int status(String token) throws Exception {
    String address = screen.text("#status-address");
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(address + "/conversations"))
              .header("Authorization", "Bearer " + token)
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void makesAndRevokesATokenByKeyboardAlone() throws Exception {
    control(KeyCode.DIGIT5);
    screen.awaits("#tokens");
    control(KeyCode.N);
    screen.awaits("#make-token");
    Screen.until("the name is asked for", () -> focused("#token-name"));
    screen.robot().type(KeyCode.M, KeyCode.A, KeyCode.Y, KeyCode.A);
    screen.robot().type(KeyCode.TAB, KeyCode.DOWN); // to the scopes, and to the next of them
    screen.robot().type(KeyCode.ENTER);
    String token = screen.text("#token-value");
    assertThat(status(token)).isEqualTo(200);
    Screen.until("the cursor is at Copy", () -> focused("#token-copy"));
    screen.robot().type(KeyCode.ESCAPE);
    screen.awaitsNo("#token-value").awaits("operates");
    assertThat(Screen.call(Names::texts)).noneMatch(text -> text.contains(token));

    tabTo("#tokens");
    screen.robot().type(KeyCode.DOWN);
    Screen.until(
        "the row is chosen", () -> !screen.robot().lookup("#revoke-token").query().isDisabled());
    screen.robot().type(KeyCode.DELETE);
    screen.awaitsText("#revoke-question", "Revoke the token of maya?");
    screen.robot().type(KeyCode.ESCAPE);
    screen.awaitsNo("#revoke-question");
    assertThat(status(token)).isEqualTo(200);
    tabTo("#tokens");
    screen.robot().type(KeyCode.DELETE);
    screen.awaits("#revoke-do");
    screen.robot().type(KeyCode.ENTER);
    screen.awaitsNo("#revoke-do").awaitsText(".empty-title", "Nobody else may operate this server");
    assertThat(status(token)).isEqualTo(401);

    control(KeyCode.DIGIT6);
    screen.awaits("DELETE /admin/tokens/{name}").awaits("maya (operate)");
    control(KeyCode.F);
    Screen.until("the filter has the cursor", () -> focused("#audit-filter"));
    control(KeyCode.DIGIT4);
    screen.awaits("#server-serving");
    control(KeyCode.N);
    screen.awaits("#begin-conversation");
    screen.robot().type(KeyCode.ESCAPE);
    screen.awaitsNo("#begin-conversation");
  }
}
