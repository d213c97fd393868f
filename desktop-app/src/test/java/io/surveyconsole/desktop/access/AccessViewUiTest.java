package io.surveyconsole.desktop.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.testing.Names;
import io.surveyconsole.desktop.testing.Pictures;
import io.surveyconsole.desktop.testing.RealServer;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.server.api.AdminTokenView;
import io.surveyconsole.server.api.NewAdminToken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The place Access with the real server.
class AccessViewUiTest {
  private static final Duration NEXT = Duration.ofSeconds(5);

  @TempDir Path folder;

  private final AtomicReference<@Nullable String> copied = new AtomicReference<>();
  private RealServer server;
  private Screen screen;

  @BeforeEach
  void open() throws Exception {
    screen = Screen.open(stage -> {});
    server = new RealServer(folder, copied::set);
    screen =
        Screen.open(stage -> {
          var model = new AccessModel(server.api(), server.kit().tasks());
          var scene = new Scene(new AccessView(model, server.api(), server.kit()), 900, 600);
          Look.dress(scene);
          stage.setScene(scene);
          stage.show();
        });
    screen.awaits(".empty-title");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void type(String query, String text) {
    screen.click(query);
    Screen.run(() -> screen.robot().lookup(query).queryTextInputControl().setText(text));
  }

  private String make(String name) {
    screen.click("#new-token");
    type("#token-name", name);
    screen.click("#make-token");
    return screen.text("#token-value");
  }

  private List<String> names() {
    return Screen.call(() -> {
      TableView<?> table = screen.robot().lookup("#tokens").queryAs(TableView.class);
      return table.getItems().stream().map(row -> ((AccessRow) row).id()).toList();
    });
  }

  private void choose(String name) {
    screen.awaits(name).click(name);
    Screen.until(
        name + " can be revoked",
        () -> !screen.robot().lookup("#revoke-token").query().isDisabled());
  }

  @Test
  void makesATokenThatWorksAndForgetsIt() throws Exception {
    screen.awaitsText(".empty-title", "Nobody else may operate this server");
    assertThat(screen.text(".empty-advice")).contains("./console token add");
    String token = make("Maya");
    assertThat(server.call("GET", "/conversations", token)).isEqualTo(200);
    assertThat(server.call("DELETE", "/connections/k", token)).as("it looks only").isEqualTo(403);
    assertThat(screen.text("#token-once")).contains("not shown again");
    screen.click("#token-copy");
    assertThat(copied.get()).isEqualTo(token);
    assertThat(Screen.call(Names::texts)).contains(token);
    Node field = Screen.call(() -> screen.robot().lookup("#token-value").query());
    screen.click("#token-done").awaitsNo("#token-value");
    assertThat(Screen.call(Names::texts)).noneMatch(text -> text.contains(token));
    assertThat(Screen.call(field::toString)).doesNotContain(token);
    assertThat(Screen.call(() -> ((TextField) field).getText())).isEmpty();
    Screen.until("the row is there", () -> names().equals(List.of("Maya")));
    screen.awaits("looks only");
    server.later(NEXT); // it was used in the meantime
    screen.awaits("just now");
  }

  @Test
  void makesATokenThatOperates() throws Exception {
    screen.click("#new-token").click("#token-scope-operate");
    type("#token-name", "nightly-export");
    screen.click("#make-token");
    String token = screen.text("#token-value");
    assertThat(server.call("DELETE", "/connections/k", token)).isEqualTo(404);
    assertThat(server.call("GET", "/admin/tokens", token)).isEqualTo(403);
    screen.click("#token-done").awaits("operates");
  }

  @Test
  void saysAtTheNameWhatIsWrongAndKeepsIt() {
    make("Maya");
    screen.click("#token-done").awaitsNo("#token-done").click("#new-token");
    type("#token-name", "Maya");
    screen.click("#make-token");
    assertThat(screen.text("#token-name-trouble")).startsWith("There is a token with this name");
    assertThat(screen.text("#token-name")).isEqualTo("Maya");
    type("#token-name", "_Maya");
    screen.awaitsNo("#token-name-trouble").click("#make-token");
    assertThat(screen.text("#token-name-trouble"))
        .isEqualTo(
            "The name must be 1 to 64 letters, digits, spaces, . _ @ or - and begin with a letter"
                + " or digit.");
    assertThat(screen.text("#token-name")).isEqualTo("_Maya");
    assertThat(screen.sees("#token-trouble")).isFalse();
  }

  @Test
  void asksBeforeItRevokesAndShutsOutAtOnce() throws Exception {
    String token = make("Maya");
    screen.click("#token-done");
    choose("Maya");
    screen.click("#revoke-token");
    screen.awaitsText("#revoke-question", "Revoke the token of Maya?");
    assertThat(screen.text("#revoke-words")).contains("within five seconds", "is closed");
    screen.click("#revoke-not").awaitsNo("#revoke-question");
    assertThat(server.call("GET", "/conversations", token)).isEqualTo(200);
    assertThat(names()).containsExactly("Maya");
    screen.click("#revoke-token").click("#revoke-do").awaitsNo("#revoke-question");
    screen.awaitsText(".empty-title", "Nobody else may operate this server");
    assertThat(server.call("GET", "/conversations", token)).isEqualTo(401);
  }

  @Test
  void revokesFromTheMenuOfTheRow() {
    make("Maya");
    screen.click("#token-done");
    choose("Maya");
    Platform.runLater(() -> fire("revoke"));
    screen.awaits("#revoke-do").click("#revoke-do");
    screen.awaits(".empty-title");
  }

  private void fire(String action) {
    screen.robot().lookup("#tokens").queryAs(TableView.class).getContextMenu().getItems().stream()
        .filter(item -> action.equals(item.getId()))
        .forEach(MenuItem::fire);
  }

  @Test
  void seesTokensThatAreMadeAndRevokedElsewhere() throws Exception {
    var _ = server.api().makeAdminToken(new NewAdminToken("script", "read"));
    server.later(NEXT);
    screen.awaits("script").awaits("never");
    assertThat(server.api().adminTokens()).extracting(AdminTokenView::name).contains("script");
    server.api().revokeAdminToken("script");
    server.later(NEXT);
    screen.awaits(".empty-title");
  }

  @Test
  void saysThatALesserTokenMayNotSeeThis() throws Exception {
    var made = server.api().makeAdminToken(new NewAdminToken("Maya", "operate"));
    server.later(NEXT);
    screen.awaits("Maya");
    server.connect(made.token());
    server.later(NEXT);
    screen.awaitsText(".empty-title", "Only the server’s own token may see this");
    assertThat(names()).isEmpty();
    Screen.call(() -> Pictures.ofEveryWindow("access-refused"));
    assertThat(Screen.call(() -> screen.robot().lookup("#new-token").query().isDisabled()))
        .isTrue();
  }

  @Test
  void marksWhatItKnowsAsOldWhenTheServerIsGone() {
    make("Maya");
    screen.click("#token-done").awaits("Maya");
    Screen.until("no dialog is open", () -> Names.texts().stream().noneMatch("Done"::equals));
    server.stop();
    server.later(NEXT);
    screen.awaits("#access-trouble");
    assertThat(screen.text("#access-trouble")).startsWith("This may be old.");
    assertThat(names()).containsExactly("Maya");
  }

  @Test
  void namesEveryControlForScreenReaders() {
    assertThat(Screen.call(Names::missing)).isEmpty();
    screen.click("#new-token").awaits("#make-token");
    assertThat(Screen.call(Names::missing)).isEmpty();
    type("#token-name", "Maya");
    screen.click("#make-token").awaits("#token-value");
    assertThat(Screen.call(Names::missing)).isEmpty();
    screen.click("#token-done");
    choose("Maya");
    screen.click("#revoke-token").awaits("#revoke-do");
    assertThat(Screen.call(Names::missing)).isEmpty();
    screen.robot().type(KeyCode.ESCAPE);
    screen.awaitsNo("#revoke-do");
  }
}
