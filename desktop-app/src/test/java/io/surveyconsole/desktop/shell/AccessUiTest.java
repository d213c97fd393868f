package io.surveyconsole.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.testing.Names;
import io.surveyconsole.desktop.testing.Screen;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may operate, and what they did, in the whole console and by keyboard alone.
class AccessUiTest {
  private static final int MOST_STEPS = 60;

  @TempDir Path folder;

  private OpenConsole console;
  private Screen screen;

  @BeforeEach
  void open() throws Exception {
    console = new OpenConsole(folder);
    screen = console.screen();
  }

  @AfterEach
  void endEverything() {
    console.close();
  }

  /// Goes on with Tab until the cursor is there.
  private void tabTo(String query) {
    screen.awaits(query);
    for (int step = 0; step < MOST_STEPS && !console.focused(query); step++) {
      screen.robot().type(KeyCode.TAB);
    }
    assertThat(console.focused(query)).as(query + " is reached").isTrue();
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
    console.control(KeyCode.DIGIT5);
    screen.awaits("#tokens");
    console.control(KeyCode.N);
    screen.awaits("#make-token");
    Screen.until("the name is asked for", () -> console.focused("#token-name"));
    screen.robot().type(KeyCode.M, KeyCode.A, KeyCode.Y, KeyCode.A);
    screen.robot().type(KeyCode.TAB, KeyCode.DOWN); // to the scopes, and to the next of them
    screen.robot().type(KeyCode.ENTER);
    String token = screen.text("#token-value");
    assertThat(status(token)).isEqualTo(200);
    Screen.until("the cursor is at Copy", () -> console.focused("#token-copy"));
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

    console.control(KeyCode.DIGIT6);
    screen.awaits("DELETE /admin/tokens/{name}").awaits("maya (operate)");
    console.control(KeyCode.F);
    Screen.until("the filter has the cursor", () -> console.focused("#audit-filter"));
    console.control(KeyCode.DIGIT4);
    screen.awaits("#server-serving");
    console.control(KeyCode.N);
    screen.awaits("#begin-conversation");
    screen.robot().type(KeyCode.ESCAPE);
    screen.awaitsNo("#begin-conversation");
  }
}
