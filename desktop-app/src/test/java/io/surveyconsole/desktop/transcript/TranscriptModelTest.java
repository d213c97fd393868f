package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.testing.Samples.active;
import static io.surveyconsole.desktop.testing.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.desktop.testing.Samples;
import io.surveyconsole.server.api.MessageView;
import io.surveyconsole.server.protocol.Sender;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class TranscriptModelTest {
  private final FakeSurveyApi api = new FakeSurveyApi();
  private final Times times = new Times(ZoneOffset.UTC);
  private final TranscriptModel model = new TranscriptModel(api, Tasks.inline(), times);

  private final MessageView question = message(Sender.BOT, "Which flavour?", 1);
  private final MessageView answer = message(Sender.USER, "Vanilla", 2);

  @Test
  void showsEveryLineUnderItsDay() {
    var nextDay = new MessageView(Sender.BOT, "Still there?", Samples.NOON.plusSeconds(90_000), 3);
    api.messages.add(question);
    api.messages.add(answer);
    api.messages.add(nextDay);
    model.show(active("a", "Maya", 3));
    assertThat(model.items())
        .containsExactly(
            new TranscriptItem.Day(LocalDate.of(2026, 11, 22)),
            new TranscriptItem.Line(question),
            new TranscriptItem.Line(answer),
            new TranscriptItem.Day(LocalDate.of(2026, 11, 23)),
            new TranscriptItem.Line(nextDay));
  }

  @Test
  void growsByWhatIsMissing() {
    api.messages.add(question);
    model.show(active("a", "Maya", 1));
    api.messages.add(answer);
    model.show(active("a", "Maya", 2));
    model.show(active("a", "Maya", 2));
    assertThat(api.calls).containsExactly("messages of a after 0", "messages of a after 1");
    assertThat(model.items()).hasSize(3).endsWith(new TranscriptItem.Line(answer));
  }

  @Test
  void asksOneCallAtATimeAndThenForWhatCameMeanwhile() {
    Queue<Runnable> background = new ArrayDeque<>();
    var slow = new TranscriptModel(api, new Tasks(background::add, Runnable::run), times);
    api.messages.add(question);
    slow.show(active("a", "Maya", 1));
    slow.show(active("a", "Maya", 2));
    assertThat(background).hasSize(1);
    assertThat(slow.loadingProperty().get()).isTrue();
    background.remove().run();
    assertThat(slow.loadingProperty().get()).isFalse();
    assertThat(background).hasSize(1);
    api.messages.add(answer);
    background.remove().run();
    assertThat(background).isEmpty();
    assertThat(slow.items()).hasSize(3);
  }

  @Test
  void dropsTheAnswerThatBelongsToAnotherConversation() {
    Queue<Runnable> background = new ArrayDeque<>();
    var slow = new TranscriptModel(api, new Tasks(background::add, Runnable::run), times);
    api.messages.add(question);
    slow.show(active("a", "Maya", 1));
    slow.show(active("b", "Jonas", 1));
    background.remove().run();
    assertThat(slow.items()).isEmpty();
    background.remove().run();
    assertThat(slow.items()).hasSize(2);
    assertThat(api.calls).containsExactly("messages of a after 0", "messages of b after 0");
  }

  @Test
  void saysWhyItCannotBeReadAndTriesAgain() {
    api.messages.add(question);
    api.broken = true;
    model.show(active("a", "Maya", 1));
    assertThat(model.troubleProperty().get()).contains("the line is dead");
    api.broken = false;
    model.retry();
    assertThat(model.troubleProperty().get()).isEmpty();
    assertThat(model.items()).hasSize(2);
  }

  @Test
  void forgetsEverythingWhenNothingIsChosen() {
    api.messages.add(question);
    model.show(active("a", "Maya", 1));
    model.show(null);
    assertThat(model.items()).isEmpty();
  }
}
