package io.surveyconsole.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.theme.PrimerLight;
import io.surveyconsole.desktop.fx.Copying;
import io.surveyconsole.desktop.fx.Fonts;
import io.surveyconsole.desktop.fx.FxThread;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Ticker;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.testing.LossyLine;
import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.config.Authentication;
import io.surveyconsole.server.config.DatabaseEncryption;
import io.surveyconsole.server.config.History;
import io.surveyconsole.server.config.Limits;
import io.surveyconsole.server.config.Network;
import io.surveyconsole.server.config.ServerConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// The test chat against the real server: a person clicks and types, the server stops and starts.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class ChatUiTest {
  private static final Duration LONG = Duration.ofSeconds(90);

  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private SurveyServer server;
  private ServerBackend backend;
  private LossyLine line;
  private Path folder;
  private Stage stage;
  private TestChat chat;

  @BeforeEach
  void open(@TempDir Path data) throws Exception {
    folder = data;
    server = serve(0);
    backend = new ServerBackend(() -> server);
    int port = server.address().getPort();
    line = new LossyLine(port);
    stage = FxToolkit.registerPrimaryStage();
    onFx(() -> {
      Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
      Fonts.load();
      var fx = new FxThread();
      var clock = Clock.systemUTC();
      chat =
          new TestChat(
              backend,
              line::uri,
              (SSLSocketFactory) SSLSocketFactory.getDefault(),
              new Kit(
                  new Ticker(clock),
                  new Times(ZoneOffset.UTC),
                  new Tasks(background, fx),
                  Copying.clipboard()),
              fx,
              clock,
              () -> UUID.randomUUID().toString(),
              new HighestDraw());
      var scene = new Scene(chat.view(), 980, 760);
      Look.dress(scene);
      stage.setScene(scene);
      stage.show();
      chat.refresh();
      return null;
    });
  }

  @AfterEach
  void close() throws Exception {
    onFx(() -> {
      chat.close();
      stage.hide();
      return null;
    });
    line.close();
    backend.close();
    server.close();
    background.shutdown();
  }

  @Test
  void oneClickTriesASurveyToItsEndAndTheEndClosesTheInput(FxRobot robot) throws Exception {
    begin(robot);
    await().atMost(LONG).until(() -> options().size() == 3);
    assertThat(options())
        .containsExactly("Option 1: Vanilla", "Option 2: Chocolate", "Option 3: Strawberry");

    robot.clickOn("#chat-input");
    robot.type(KeyCode.DIGIT1);
    await().atMost(LONG).until(() -> said("chat-own").equals(List.of("Vanilla")));
    assertThat(onFx(() -> input().getText())).as("the digit answered").isEmpty();
    await().atMost(LONG).until(() -> said("chat-bot").size() == 2);
    say(robot, "no");

    awaitState("Finished");
    await().atMost(LONG).until(() -> onFx(() -> input().isDisabled()));
    assertThat(onFx(() -> button("chat-send").isDisabled())).isTrue();
    assertThat(options()).isEmpty();
    assertThat(said("chat-own")).containsExactly("Vanilla", "no");
    assertThat(notices()).anyMatch(words -> words.startsWith("survey completed"));
    await().atMost(LONG).until(() -> notices().getLast().startsWith("1000 · closed in order"));
  }

  @Test
  void theServersRestartIsSeenCountedAndResumedAndWhatWasTypedStays(FxRobot robot)
      throws Exception {
    begin(robot);
    say(robot, "Chocolate");
    await().atMost(LONG).until(() -> said("chat-bot").size() == 2);
    robot.clickOn("#chat-input").write("yes");

    int port = server.address().getPort();
    server.close();

    await()
        .atMost(LONG)
        .until(() -> state().matches("(Reconnecting in|Server restarts, back in) \\d+\\.\\d s"));
    robot.write(", please");
    robot.type(KeyCode.ENTER);
    assertThat(onFx(() -> input().getText()))
        .as("kept, and not sent while away")
        .isEqualTo("yes, please");
    awaitState("Reconnecting in \\d+\\.\\d s");
    assertThat(onFx(() -> label("chat-state-detail"))).matches("attempt [1-5] of 5");

    server = serve(port);
    comeBack();

    await().atMost(LONG).until(() -> notices().contains("resumed where it was left"));
    assertThat(onFx(() -> input().getText())).isEqualTo("yes, please");
    robot.clickOn("#chat-input").type(KeyCode.ENTER);
    await().atMost(LONG).until(() -> said("chat-own").equals(List.of("Chocolate", "yes, please")));
    await().atMost(LONG).until(() -> said("chat-bot").size() == 3);
    assertThat(said("chat-bot")).doesNotHaveDuplicates();
    assertThat(said("chat-other")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMessageSentIntoTheOutageIsNeitherLostNorDoubled(boolean reachesTheServer, FxRobot robot)
      throws Exception {
    begin(robot);
    if (reachesTheServer) {
      line.swallowWhatIsAnswered();
    } else {
      line.swallowWhatIsSaid();
    }
    robot.clickOn("#chat-input").write("Strawberry").type(KeyCode.ENTER);
    await().atMost(LONG).until(() -> said("chat-pending").equals(List.of("Strawberry")));
    if (reachesTheServer) {
      // Its answer is swallowed: only the server knows that it is stored.
      await().atMost(LONG).until(() -> storedMessages() == 3);
    }
    int port = server.address().getPort();
    server.close();
    line.cut();
    awaitState("Reconnecting in \\d+\\.\\d s");

    server = serve(port);
    comeBack();

    await().atMost(LONG).until(() -> said("chat-own").equals(List.of("Strawberry")));
    await().atMost(LONG).until(() -> said("chat-bot").size() == 2);
    assertThat(said("chat-pending")).isEmpty();
    assertThat(said("chat-other")).isEmpty();
    assertThat(storedMessages()).as("question, answer, next question").isEqualTo(3);
  }

  private void begin(FxRobot robot) throws Exception {
    await().atMost(LONG).until(() -> !button("chat-new").isDisabled());
    onFx(() -> {
      @SuppressWarnings("unchecked")
      var box = (ComboBox<SurveyChoice>) stage.getScene().lookup("#chat-survey");
      box.setValue(
          box.getItems().stream().filter(one -> one.id().equals("1")).findFirst().orElseThrow());
      return null;
    });
    robot.clickOn("#chat-new");
    awaitState("Connected");
    await().atMost(LONG).until(() -> said("chat-bot").size() == 1);
  }

  private void say(FxRobot robot, String text) throws Exception {
    int before = said("chat-own").size();
    robot.clickOn("#chat-input").write(text).type(KeyCode.ENTER);
    await().atMost(LONG).until(() -> said("chat-own").size() == before + 1);
  }

  /// Takes whichever way back is offered: the next attempt at once, or a new series of them.
  private void comeBack() {
    await()
        .atMost(LONG)
        .until(() -> {
          onFx(() -> {
            for (String way : List.of("chat-now", "chat-connect")) {
              if (button(way).isVisible()) {
                button(way).fire();
              }
            }
            return null;
          });
          return state().equals("Connected");
        });
  }

  private int storedMessages() throws Exception {
    return backend.messages(
        onFx(() -> ((TextField) stage.getScene().lookup("#chat-id")).getText()));
  }

  private SurveyServer serve(int port) throws Exception {
    return SurveyServer.start(
        new ServerConfig(
            folder,
            Network.local(port),
            new Authentication(null, Authentication.Respondents.REQUIRED, Duration.ofDays(1)),
            null,
            DatabaseEncryption.none(),
            Limits.usual(),
            History.usual()));
  }

  private void awaitState(String pattern) {
    await().atMost(LONG).until(() -> state().matches(pattern));
  }

  private String state() throws Exception {
    return onFx(() -> label("chat-state"));
  }

  private List<String> options() throws Exception {
    return onFx(() ->
        stage.getScene().getRoot().lookupAll(".chat-option").stream()
            .map(Node::getAccessibleText)
            .toList());
  }

  private List<String> said(String style) throws Exception {
    return words(".chat-bubble." + style + " .chat-words");
  }

  private List<String> notices() throws Exception {
    return words(".chat-notice .label");
  }

  private List<String> words(String selector) throws Exception {
    return onFx(() ->
        stage.getScene().getRoot().lookupAll(selector).stream()
            .map(node -> ((Label) node).getText())
            .toList());
  }

  private String label(String id) {
    return ((Label) stage.getScene().lookup("#" + id)).getText();
  }

  private Button button(String id) {
    return (Button) stage.getScene().lookup("#" + id);
  }

  private TextArea input() {
    return (TextArea) stage.getScene().lookup("#chat-input");
  }

  private static <T> T onFx(Callable<T> work) throws Exception {
    return WaitForAsyncUtils.asyncFx(work).get();
  }
}
