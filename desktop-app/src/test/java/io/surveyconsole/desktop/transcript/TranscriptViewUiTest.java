package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.testing.Samples.active;
import static io.surveyconsole.desktop.testing.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Ticker;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.server.protocol.Sender;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.VerticalDirection;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TranscriptViewUiTest {
  private final FakeSurveyApi api = new FakeSurveyApi();
  private final Times times = new Times(ZoneOffset.UTC);
  private final TranscriptModel model = new TranscriptModel(api, Tasks.inline(), times);
  private final AtomicReference<@Nullable String> copied = new AtomicReference<>();

  private Screen open() throws TimeoutException {
    return Screen.open(stage -> {
      var kit = new Kit(new Ticker(InstantSource.system()), times, Tasks.inline(), copied::set);
      var scene =
          new Scene(
              new TranscriptView(model, api, kit, (owner, wish) -> Optional.empty()), 400, 500);
      Look.dress(scene);
      stage.setScene(scene);
      stage.show();
    });
  }

  private void say(int from, int to) {
    for (int seq = from; seq <= to; seq++) {
      api.messages.add(message(seq % 2 == 0 ? Sender.USER : Sender.BOT, "line " + seq, seq));
    }
  }

  @Test
  void saysWhatToDoWhileNothingIsChosen() throws Exception {
    open().awaitsText(".empty-title", "No conversation chosen");
  }

  @Test
  void opensAtTheEndAndFollowsIt() throws Exception {
    Screen screen = open();
    say(1, 60);
    Screen.run(() -> model.show(active("a", "Maya", 60)));
    screen.awaits("line 60");
    say(61, 80);
    Screen.run(() -> model.show(active("a", "Maya", 80)));
    screen.awaits("line 80");
  }

  @Test
  void bringsIntoViewWhatWasSaidWhileItWasNotOnScreen() throws Exception {
    Screen screen = open();
    say(1, 30);
    Screen.run(() -> model.show(active("a", "Maya", 30)));
    screen.awaits("line 30");
    Scene scene = screen.robot().lookup("#transcript").query().getScene();
    Parent place = scene.getRoot();
    Screen.run(() -> scene.setRoot(new Pane()));
    for (int seq = 31; seq <= 40; seq++) {
      api.messages.add(message(Sender.BOT, "a question\n1\n2\n3\n4\nline " + seq, seq));
    }
    Screen.run(() -> model.show(active("a", "Maya", 40)));
    Screen.run(() -> scene.setRoot(place));
    Screen.until(
        "the end of the newest message stands above the lower edge",
        () -> {
          var list = screen.robot().lookup("#transcript").query();
          double edge = list.localToScene(0, list.getLayoutBounds().getHeight()).getY();
          return screen.robot().lookup("#transcript .label").queryAllAs(Label.class).stream()
              .anyMatch(label ->
                  label.getText().endsWith("line 40")
                      && label.localToScene(0, label.getHeight()).getY() <= edge);
        });
  }

  @Test
  void showsAShortTranscriptFromItsFirstDay() throws Exception {
    Screen screen = open();
    say(1, 1);
    Screen.run(() -> model.show(active("a", "Maya", 1)));
    screen.awaits("line 1");
    say(2, 2);
    Screen.run(() -> model.show(active("a", "Maya", 2)));
    screen.awaits("line 2");
    Screen.until(
        "the day stands above",
        () -> {
          var list = screen.robot().lookup("#transcript").query();
          return screen.robot().lookup("#transcript .day-line").queryAll().stream()
              .anyMatch(day ->
                  day.localToScene(0, 0).getY() >= list.localToScene(0, 0).getY()
                      && day.getParent().isVisible());
        });
  }

  @Test
  void staysWhereTheOperatorReadsAndReturnsOnRequest() throws Exception {
    Screen screen = open();
    say(1, 60);
    Screen.run(() -> model.show(active("a", "Maya", 60)));
    screen.awaits("line 60");
    screen.robot().moveTo("#transcript").scroll(10, VerticalDirection.UP);
    screen.awaits(".to-newest");
    say(61, 61);
    Screen.run(() -> model.show(active("a", "Maya", 61)));
    assertThat(screen.sees("line 61")).isFalse();
    screen.click(".to-newest").awaits("line 61").awaitsNo(".to-newest");
  }

  @Test
  void showsHostileTextAsPlainHarmlessText() throws Exception {
    Screen screen = open();
    api.messages.add(message(Sender.USER, "<b>bold</b> \u202Eexe.txt", 1));
    Screen.run(() -> model.show(active("a", "Maya", 1)));
    screen.awaitsText(".bubble-words", "<b>bold</b> ‹U+202E›exe.txt");
  }

  @Test
  void copiesTheWholeId() throws Exception {
    Screen screen = open();
    Screen.run(() -> model.show(active("7f3a0000000000000000c21d", "Maya", 0)));
    screen.awaitsText(".inline-id", "7f3a…c21d").click(".inline-id");
    assertThat(copied.get()).isEqualTo("7f3a0000000000000000c21d");
  }

  @Test
  void saysWhyItCannotBeReadAndTriesAgain() throws Exception {
    Screen screen = open();
    say(1, 1);
    api.broken = true;
    Screen.run(() -> model.show(active("a", "Maya", 1)));
    screen.awaitsText(".empty-title", "The transcript could not be read");
    api.broken = false;
    screen.click("Try again").awaits("line 1");
  }

  @Test
  void saysWhyItDoesNotGrowAndTriesAgain() throws Exception {
    Screen screen = open();
    say(1, 1);
    Screen.run(() -> model.show(active("a", "Maya", 1)));
    screen.awaits("line 1");
    api.broken = true;
    say(2, 2);
    Screen.run(() -> model.show(active("a", "Maya", 2)));
    assertThat(screen.text("#transcript-trouble"))
        .startsWith("What was said since could not be read.")
        .contains("the line is dead");
    assertThat(screen.sees("line 1")).as("what was read stays").isTrue();
    api.broken = false;
    screen.click("#transcript-again").awaits("line 2").awaitsNo("#transcript-trouble");
  }

  @Test
  void saysNothingOfATroubleThatBelongsToAnotherConversation() throws Exception {
    Screen screen = open();
    say(1, 1);
    api.broken = true;
    Screen.run(() -> model.show(active("a", "Maya", 1)));
    screen.awaits(".empty-title");
    Screen.run(() -> model.show(active("b", "Jonas", 0)));
    screen.awaits("Jonas").awaitsNo(".empty-title");
  }
}
