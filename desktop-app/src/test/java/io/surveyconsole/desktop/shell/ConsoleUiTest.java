package io.surveyconsole.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveyconsole.desktop.server.EmbeddedServer;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.desktop.testing.TestRespondent;
import io.surveyconsole.server.config.ConfigSources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole console with the real server, driven as an operator drives it.
class ConsoleUiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final AtomicReference<@Nullable Console> console = new AtomicReference<>();
  private final AtomicReference<@Nullable Stage> stage = new AtomicReference<>();
  private final AtomicBoolean ended = new AtomicBoolean();

  private Screen open(ConfigSources sources) throws TimeoutException {
    return Screen.open(window -> {
      var made = new Console(new EmbeddedServer(), sources);
      console.set(made);
      stage.set(window);
      window.setWidth(1000);
      window.setHeight(900);
      made.open(window, () -> ended.set(true));
    });
  }

  private Screen openOnAFreePort() throws TimeoutException {
    return open(ConfigSources.ofFolder(folder).with("server.port", "0"))
        .awaitsText("#status-state", "Serving");
  }

  @AfterEach
  void endEverything() {
    Console made = console.get();
    if (made == null) {
      return;
    }
    if (!ended.get()) {
      Screen.run(() -> made.end(() -> ended.set(true)));
      await().atMost(PATIENCE).untilTrue(ended);
    }
    Screen.run(() -> {
      made.close();
      Objects.requireNonNull(stage.get()).hide();
    });
  }

  /// The words of the bubbles from top to bottom.
  private static List<String> transcript(Screen screen) {
    return Screen.call(() ->
        screen.robot().lookup("#transcript .list-cell").queryAll().stream()
            .<ListCell<?>>mapMulti((node, out) -> {
              if (node instanceof ListCell<?> cell) {
                out.accept(cell);
              }
            })
            .filter(cell -> cell.isVisible() && !cell.isEmpty())
            .sorted(Comparator.comparingInt(ListCell::getIndex))
            .flatMap(cell -> cell.lookupAll(".bubble-words").stream())
            .map(words -> ((Label) words).getText())
            .toList());
  }

  /// What is above the view has no bubbles.
  private static boolean endsWith(List<String> all, List<String> shown) {
    int above = all.size() - shown.size();
    return shown.size() >= 4 && above >= 0 && all.subList(above, all.size()).equals(shown);
  }

  private static int rows(Screen screen, String table) {
    return Screen.call(
        () -> screen.robot().lookup(table).queryAs(TableView.class).getItems().size());
  }

  private static String beginATest(Screen screen) {
    screen.click("#new-conversation").awaits("#begin-conversation").click("#new-test");
    screen.click("#begin-conversation");
    String address = screen.text("#created-address");
    screen.robot().type(KeyCode.ESCAPE);
    screen.awaitsNo("#created-address");
    return address;
  }

  @Test
  void copiesALinkWithATokenThatOpensTheConversation() throws Exception {
    Screen screen = openOnAFreePort();
    String address = beginATest(screen);
    screen.click("#chip-tests");
    Screen.until("the row is there", () -> rows(screen, "#conversations") == 1);
    Screen.run(() -> {
      TableView<?> table = screen.robot().lookup("#conversations").queryAs(TableView.class);
      table.getSelectionModel().select(0);
      table.getContextMenu().getItems().stream()
          .filter(item -> "copy-address".equals(item.getId()))
          .forEach(MenuItem::fire);
    });
    Screen.until(
        "the link is copied",
        () -> String.valueOf(Clipboard.getSystemClipboard().getString()).contains("?token="));
    String link = Screen.call(() -> Clipboard.getSystemClipboard().getString());
    assertThat(link).startsWith(address + "?token=");
    String conversation = link.replaceFirst("^ws", "http").replace("/ws/", "/conversations/");
    try (var http = HttpClient.newHttpClient()) {
      for (String[] tried : new String[][] {{conversation, "200"}, {conversation + "x", "401"}}) {
        var answer =
            http.send(
                HttpRequest.newBuilder(URI.create(tried[0])).build(), BodyHandlers.discarding());
        assertThat(answer.statusCode()).hasToString(tried[1]);
      }
    }
  }

  @Test
  void followsATestConversationFromItsBeginToItsEnd() throws Exception {
    Screen screen = openOnAFreePort();
    String address = beginATest(screen);
    assertThat(address).startsWith("ws://127.0.0.1:").contains("/ws/");
    assertThat(rows(screen, "#conversations")).as("tests are hidden at first").isZero();
    screen.click("#chip-tests");
    screen.awaitsText("#conversations .pill-accent", "active");
    screen.click("#conversations .pill-accent");
    screen.awaits("#transcript .bubble-words");

    try (var respondent = new TestRespondent(address)) {
      screen.awaitsText("#status-connections", "1");
      respondent.answer("9").answer("2").answer("no");
      respondent.awaitCompleted();
      screen.awaitsText("#conversations .pill-done", "completed");
      Screen.until(
          "the transcript shows its last lines",
          () -> endsWith(respondent.transcript(), transcript(screen)));
    }
    screen.click("#place-connections");
    Screen.until("it is among the closed", () -> rows(screen, "#closed-connections") == 1);
    assertThat(rows(screen, "#connections")).isZero();
  }

  @Test
  void closesAConnectionWithTheOperatorsReason() throws Exception {
    Screen screen = openOnAFreePort();
    String address = beginATest(screen);
    try (var respondent = new TestRespondent(address)) {
      assertThat(respondent.transcript()).hasSize(1);
      screen.click("#place-connections");
      screen.awaits("#connections .dot-good").click("#connections .dot-good");
      screen.click("#close-connection").awaits("#close-reason");
      screen.robot().clickOn("#close-reason").write("back at two");
      screen.click("#close-connection-do");
      Screen.until("it is among the closed", () -> rows(screen, "#closed-connections") == 1);
      Screen.until(
          "the reason is told",
          () ->
              screen.robot().lookup("#closed-connections .table-cell").queryAll().stream()
                  .anyMatch(cell ->
                      cell instanceof Labeled labeled
                          && "4403 closed by the operator: back at two".equals(labeled.getText())));
    }
  }

  @Test
  void offersAnotherPortWhereThePortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Screen screen =
          open(
              ConfigSources.ofFolder(folder)
                  .with("server.port", Integer.toString(taken.getLocalPort())));
      screen.awaitsText("#server-failed", "The port is taken");
      assertThat(screen.text("#server-explanation")).contains("" + taken.getLocalPort());
      Screen.run(() -> screen.robot().lookup("#server-port").queryTextInputControl().setText("0"));
      screen.click("#server-start-on-port");
      screen.awaitsText("#status-state", "Serving");
      screen.awaitsText("#server-serving", "The server is running");
    }
  }

  @Test
  void saysThatTheDataFolderIsInUse() throws Exception {
    openOnAFreePort();
    Console first = Objects.requireNonNull(console.get());
    var second = new AtomicReference<@Nullable Console>();
    Screen.run(() -> {
      var made =
          new Console(
              new EmbeddedServer(), ConfigSources.ofFolder(folder).with("server.port", "0"));
      second.set(made);
      var window = new Stage();
      made.open(window, () -> {});
    });
    var screen = new Screen();
    screen.awaitsText("#server-failed", "The data folder is in use");
    Screen.run(() -> {
      Console made = Objects.requireNonNull(second.get());
      made.window().root().getScene().getWindow().hide();
      made.close();
    });
    assertThat(first).isSameAs(console.get());
  }

  @Test
  void saysThatTheDataFolderCannotBeUsed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Screen screen = open(ConfigSources.ofFolder(file).with("server.port", "0"));
    screen.awaitsText("#server-failed", "The data folder cannot be used");
  }

  @Test
  void saysThatTheDatabaseIsDamagedAndLeavesItAsItIs() throws Exception {
    byte[] garbage = new byte[20_000];
    new Random(4711).nextBytes(garbage);
    Path database = Files.write(folder.resolve("survey-console.mv.db"), garbage);
    Screen screen = open(ConfigSources.ofFolder(folder).with("server.port", "0"));
    screen.awaitsText("#server-failed", "The database is damaged");
    assertThat(screen.text("#server-explanation")).contains(database.toString());
    assertThat(screen.text("#server-remedy")).containsIgnoringCase("backup");
    assertThat(Files.readAllBytes(database)).isEqualTo(garbage);
    screen.click("#server-start");
    screen.awaitsText("#server-failed", "The database is damaged");
    assertThat(Files.readAllBytes(database)).isEqualTo(garbage);
  }

  @Test
  void namesWhatIsWrongWithTheConfiguration() throws Exception {
    Screen screen = open(ConfigSources.ofFolder(folder).with("server.port", "many"));
    screen.awaitsText("#server-failed", "The configuration cannot be used");
    assertThat(screen.text(".server-problems .label")).contains("server.port=many");
  }

  @Test
  void stopsAndStartsAgainAndKeepsTheRows() throws Exception {
    Screen screen = openOnAFreePort();
    beginATest(screen);
    screen.click("#chip-tests");
    screen.awaits("#conversations .pill-accent");
    screen.click("#place-server").click("#server-stop");
    screen.awaitsText("#server-stopped", "The server is stopped");
    screen.click("#place-conversations");
    assertThat(rows(screen, "#conversations")).isEqualTo(1);
    assertThat(screen.text(".live-mark")).isEqualTo("server stopped");
    screen.click("#place-server").click("#server-start");
    screen.awaits("#server-serving").click("#place-conversations");
    screen.awaitsText(".live-mark", "live");
    assertThat(rows(screen, "#conversations")).isEqualTo(1);
  }

  @Test
  void asksBeforeItLeavesRespondentsAlone() throws Exception {
    Screen screen = openOnAFreePort();
    String address = beginATest(screen);
    try (var respondent = new TestRespondent(address)) {
      assertThat(respondent.transcript()).hasSize(1);
      screen.awaitsText("#status-connections", "1");
      askToClose();
      screen.awaitsText("#stop-question", "1 respondent is connected");
      screen.click("#stop-not");
      screen.awaitsNo("#stop-question").awaitsText("#status-state", "Serving");
      assertThat(ended).isFalse();
      askToClose();
      screen.click("#stop-do");
      await().atMost(PATIENCE).untilTrue(ended);
    }
  }

  /// As the window's cross does, which may wait for an answer.
  private void askToClose() {
    Platform.runLater(() -> {
      Stage window = Objects.requireNonNull(stage.get());
      Event.fireEvent(window, new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
    });
  }

  @Test
  void goesFromPlaceToPlaceByKeyboard() throws Exception {
    Screen screen = openOnAFreePort();
    screen.robot().press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
    screen.awaits("#connections");
    screen.robot().press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
    Screen.until(
        "the filter has the cursor",
        () -> screen.robot().lookup("#connections-filter").query().isFocused());
    screen.robot().press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
    screen.awaits("#conversations");
    screen.robot().press(KeyCode.CONTROL, KeyCode.N).release(KeyCode.N, KeyCode.CONTROL);
    screen.awaits("#begin-conversation");
    screen.robot().type(KeyCode.ESCAPE);
    screen.awaitsNo("#begin-conversation");
  }

  @Test
  void isUpBeforeTheServerIs() throws IOException, TimeoutException {
    Screen screen = open(ConfigSources.ofFolder(folder).with("server.port", "0"));
    assertThat(screen.sees("#conversations")).isTrue();
    screen.awaitsText("#status-state", "Serving");
  }
}
