package io.surveyconsole.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.desktop.testing.TestRespondent;
import java.nio.file.Path;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyConversationsUiTest {
  @TempDir private Path folder;
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

  /// Begins a conversation as a script does, and connects its respondent.
  private TestRespondent join() throws Exception {
    return new TestRespondent(console.socket(console.begin("Maya Okonkwo", false)));
  }

  private void markAll() {
    Screen.run(() -> console.table("#conversations").requestFocus());
    console.control(KeyCode.A);
  }

  @Test
  void endsAllThatMatchAndSaysHowManyThatTouches() throws Exception {
    try (var one = join();
        var other = join();
        var third = join()) {
      third.answer("Vanilla").answer("no").awaitCompleted();
      console.awaitRows("#conversations", 3);
      screen.awaitsText("#conversations .pill-done", "completed");
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
      one.awaitMessage("The fieldwork is over.").awaitCompleted();
      other.awaitMessage("The fieldwork is over.").awaitCompleted();
      screen.awaits("Ending conversations: done in 2.");
    }
  }

  @Test
  void saysSomethingInAllMarkedConversations() throws Exception {
    try (var one = join();
        var other = join()) {
      console.awaitRows("#conversations", 2);
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
      console.awaitRows("#conversations", 1);
      markAll();
      screen.click("#many-close").click("#many-close-not").awaitsNo("#many-close-dialog");
      one.answer("Vanilla");
      screen.robot().type(KeyCode.ESCAPE);
      screen.awaitsNo("#marked-count");
    }
  }
}
