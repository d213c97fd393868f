package io.surveyconsole.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveyconsole.desktop.testing.Names;
import io.surveyconsole.desktop.testing.Pictures;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.desktop.testing.TestRespondent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The operator steps in, in the whole console, and a real client sees it.
class SteppingInUiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SECOND = "Would you like to tell us why?";

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

  /// Begins a test conversation and returns its address.
  private String begin() {
    screen.click("#new-conversation").awaits("#begin-conversation").click("#new-test");
    screen.click("#begin-conversation");
    String address = screen.text("#created-address");
    screen.robot().type(KeyCode.ESCAPE);
    screen.awaitsNo("#created-address");
    return address;
  }

  private void choose(int rows, int row) {
    Screen.until(
        "the conversations are there",
        () ->
            screen.robot().lookup("#conversations").queryAs(TableView.class).getItems().size()
                == rows);
    Screen.run(() ->
        screen
            .robot()
            .lookup("#conversations")
            .queryAs(TableView.class)
            .getSelectionModel()
            .clearAndSelect(row));
    screen.awaits("#stepin-field");
  }

  private void type(String words) {
    screen.click("#stepin-field");
    screen.robot().write(words);
  }

  private String typed() {
    return Screen.call(
        () -> screen.robot().lookup("#stepin-field").queryAs(TextArea.class).getText());
  }

  @Test
  void saysRepeatsSkipsEndsAndReopens() throws Exception {
    String address = begin();
    screen.awaitsNo("#step-in");
    screen.click("#chip-tests");
    choose(1, 0);
    try (var respondent = new TestRespondent(address)) {
      type("We are here");
      screen.robot().type(KeyCode.ENTER).write("if you need us.");
      console.control(KeyCode.ENTER);
      respondent.awaitMessage("We are here\nif you need us.");
      screen.awaits("We are here\nif you need us.");
      Screen.until("the field is free again", () -> typed().isEmpty());

      type("By keyboard");
      screen.robot().type(KeyCode.TAB, KeyCode.SPACE);
      respondent.awaitMessage("By keyboard");
      Screen.until("the field is free again", () -> typed().isEmpty());

      screen.click("#stepin-repeat");
      respondent.awaitMessage(respondent.transcript().getFirst());
      screen.click("#stepin-skip");
      assertThat(screen.text("#skip-question")).startsWith("Skip “Which ice cream");
      assertThat(Screen.call(Names::missing)).isEmpty();
      Screen.call(() -> Pictures.ofEveryWindow("step-in-skip"));
      screen.click("#skip-not").awaitsNo("#skip-question");
      screen.click("#stepin-skip").click("#skip-do");
      respondent.awaitMessage("We skip this question.\n\n" + SECOND);

      screen.click("#stepin-end").awaits("#end-told");
      assertThat(Screen.call(Names::missing)).isEmpty();
      Screen.call(() -> Pictures.ofEveryWindow("step-in-end"));
      Screen.run(() ->
          screen.robot().lookup("#end-told").queryAs(TextArea.class).setText("That will do."));
      screen.click("#end-do");
      respondent.awaitMessage("That will do.").awaitCompleted();
      assertThat(respondent.awaitClosed()).isEqualTo(1000);
    }
    screen.awaits("#stepin-reopen").awaitsText("#conversations .pill-neutral", "ended");
    screen.awaitsNo("#stepin-end");
    Screen.call(() -> Pictures.ofEveryWindow("step-in-ended"));
    screen.click("#stepin-reopen");
    screen.awaits("#stepin-end").awaitsText("#conversations .pill-accent", "active");
    try (var back = new TestRespondent(address)) {
      assertThat(back.transcript()).endsWith("We go on with the survey.\n\n" + SECOND);
      back.answer("no");
      back.awaitCompleted();
    }
    Screen.until(
        "nothing more can be said",
        () -> screen.robot().lookup("#stepin-field").query().isDisabled());
    assertThat(
            Screen.call(() ->
                screen.robot().lookup("#stepin-field").queryAs(TextArea.class).getPromptText()))
        .isEqualTo("Completed: nothing more can be said here");
  }

  @Test
  void keepsADraftForEachConversationAndWhileTheServerIsStopped() {
    begin();
    begin();
    screen.click("#chip-tests");
    choose(2, 0);
    type("for the newer");
    choose(2, 1);
    Screen.until("the other has no draft", () -> typed().isEmpty());
    type("for the older");
    Screen.call(() -> Pictures.ofEveryWindow("step-in-draft"));
    choose(2, 0);
    Screen.until("its draft is there again", () -> typed().equals("for the newer"));
    var ended = new AtomicBoolean();
    Screen.run(() -> console.console().end(() -> ended.set(true)));
    await().atMost(PATIENCE).untilTrue(ended);
    Screen.until(
        "nothing can be said", () -> screen.robot().lookup("#stepin-field").query().isDisabled());
    assertThat(typed()).isEqualTo("for the newer");
  }

  @Test
  void tellsEveryoneWhoIsConnected() {
    String address = begin();
    console.control(KeyCode.SHIFT, KeyCode.B);
    screen.awaitsText("#broadcast-reach", "Nobody is connected now.");
    screen.robot().type(KeyCode.ESCAPE);
    screen.awaitsNo("#broadcast-dialog");
    try (var one = new TestRespondent(address);
        var other = new TestRespondent(address)) {
      screen.awaitsText("#status-connections", "2");
      screen.click("#broadcast").awaits("#broadcast-words");
      screen.awaitsText("#broadcast-reach", "This goes to 2 people in 1 conversation.");
      screen.click("#broadcast-words");
      screen.robot().write("Back at two.");
      assertThat(Screen.call(Names::missing)).isEmpty();
      Screen.call(() -> Pictures.ofEveryWindow("broadcast-ask"));
      screen.click("#broadcast-next");
      screen.awaitsText("#broadcast-question", "Send this to 2 people in 1 conversation?");
      screen.awaitsText("#broadcast-said", "Back at two.");
      Screen.call(() -> Pictures.ofEveryWindow("broadcast-confirm"));
      screen.click("#broadcast-back").awaitsText("#broadcast-words", "Back at two.");
      screen.click("#broadcast-next").click("#broadcast-do");
      one.awaitMessage("Back at two.");
      other.awaitMessage("Back at two.");
      screen.awaitsText("#broadcast-sent", "Sent to 2 people in 1 conversation");
      Screen.call(() -> Pictures.ofEveryWindow("broadcast-sent"));
      screen.click("#broadcast-done").awaitsNo("#broadcast-dialog");
    }
    screen.click("#place-audit");
    screen.awaits("conversations: 1, connections: 2, failed: 0");
  }
}
