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
import java.util.List;
import java.util.Queue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TranscriptModelTest {
  private final FakeSurveyApi api = new FakeSurveyApi();
  private final Times times = new Times(ZoneOffset.UTC);
  private final TranscriptModel model = new TranscriptModel(api, Tasks.inline(), times);

  private final MessageView question = message(Sender.BOT, "Which flavour?", 1);
  private final MessageView answer = message(Sender.USER, "Vanilla", 2);

  private static TranscriptItem line(MessageView message) {
    return new TranscriptItem.Line(Said.of(message), false);
  }

  private static TranscriptItem lastWord(MessageView message) {
    return new TranscriptItem.Line(Said.of(message), true);
  }

  private void say(int from, int to) {
    for (int seq = from; seq <= to; seq++) {
      api.messages.add(message(seq % 2 == 0 ? Sender.USER : Sender.BOT, "line " + seq, seq));
    }
  }

  private static List<Long> seqs(TranscriptModel of) {
    return of.items().stream()
        .flatMap(item ->
            item instanceof TranscriptItem.Line line ? Stream.of(line.said().seq()) : Stream.of())
        .toList();
  }

  private static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

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
            line(question),
            line(answer),
            new TranscriptItem.Day(LocalDate.of(2026, 11, 23)),
            line(nextDay));
  }

  @Test
  void growsByWhatIsMissing() {
    api.messages.add(question);
    model.show(active("a", "Maya", 1));
    api.messages.add(answer);
    model.show(active("a", "Maya", 2));
    model.show(active("a", "Maya", 2));
    assertThat(api.calls).containsExactly("messages of a before the end", "messages of a after 1");
    assertThat(model.items()).hasSize(3).endsWith(lastWord(answer));
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
    assertThat(api.calls)
        .containsExactly("messages of a before the end", "messages of b before the end");
  }

  @Test
  void triesAgainByItselfOnceAServerIsThere() {
    api.messages.add(question);
    api.broken = true;
    model.show(active("a", "Maya", 1));
    assertThat(model.troubleProperty().get()).isNotEmpty();
    api.broken = false;
    model.serverIsBack();
    assertThat(model.troubleProperty().get()).isEmpty();
    assertThat(model.items()).hasSize(2);
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

  @Test
  void opensWithTheNewestPageAndGoesBackToTheBeginning() {
    say(1, 250);
    model.show(active("a", "Maya", 250));
    assertThat(seqs(model)).isEqualTo(range(151, 250));
    model.loadOlder();
    assertThat(seqs(model)).isEqualTo(range(51, 250));
    model.loadOlder();
    assertThat(seqs(model)).isEqualTo(range(1, 250));
    api.calls.clear();
    model.loadOlder();
    assertThat(api.calls).as("before the first there is nothing to ask for").isEmpty();
    assertThat(model.items().getFirst()).isInstanceOf(TranscriptItem.Day.class);
  }

  @Test
  void growsWhileOlderOnesAreRead() {
    say(1, 250);
    model.show(active("a", "Maya", 250));
    model.follow(false);
    model.loadOlder();
    say(251, 252);
    model.show(active("a", "Maya", 252));
    assertThat(seqs(model)).isEqualTo(range(51, 252));
  }

  @Test
  void letsTheOldestGoWhileTheEndIsFollowed() {
    var small = new TranscriptModel(api, Tasks.inline(), times, 150);
    say(1, 120);
    small.show(active("a", "Maya", 120));
    small.loadOlder();
    assertThat(seqs(small)).isEqualTo(range(1, 120));
    say(121, 200);
    small.show(active("a", "Maya", 200));
    assertThat(seqs(small)).isEqualTo(range(51, 200));
  }

  @Test
  void letsTheNewestGoWhileOlderOnesAreReadAndComesBackToThem() {
    var small = new TranscriptModel(api, Tasks.inline(), times, 150);
    say(1, 400);
    small.show(active("a", "Maya", 400));
    small.follow(false);
    small.loadOlder();
    assertThat(seqs(small)).isEqualTo(range(201, 350));
    assertThat(small.atEndProperty().get()).isFalse();
    say(401, 402);
    small.show(active("a", "Maya", 402));
    assertThat(seqs(small)).as("what is new can wait").isEqualTo(range(201, 350));
    small.loadNewer();
    assertThat(seqs(small)).isEqualTo(range(253, 402));
    assertThat(small.atEndProperty().get()).isTrue();
  }

  @Test
  void comesBackToTheEndAtOnce() {
    var small = new TranscriptModel(api, Tasks.inline(), times, 150);
    say(1, 400);
    small.show(active("a", "Maya", 400));
    small.follow(false);
    small.loadOlder();
    small.loadOlder();
    small.toEnd();
    assertThat(seqs(small)).isEqualTo(range(301, 400));
    assertThat(small.atEndProperty().get()).isTrue();
  }

  @Test
  void keepsWhatIsReadWhenTooMuchIsAdded() {
    var small = new TranscriptModel(api, Tasks.inline(), times, 150);
    say(1, 150);
    small.show(active("a", "Maya", 150));
    small.follow(false);
    small.loadOlder();
    say(151, 160);
    small.show(active("a", "Maya", 160));
    assertThat(seqs(small)).isEqualTo(range(1, 150));
    assertThat(small.atEndProperty().get()).isFalse();
  }

  @Test
  void goesToWhereverAMessageIs() {
    say(1, 1000);
    model.show(active("a", "Maya", 1000));
    model.seek(400);
    assertThat(seqs(model)).isEqualTo(range(350, 449));
    assertThat(model.atEndProperty().get()).isFalse();
    api.calls.clear();
    model.seek(420);
    assertThat(api.calls).as("it is there").isEmpty();
  }

  @Test
  void asksForOlderOnesAgainOnlyWhenItIsToldTo() {
    say(1, 250);
    model.show(active("a", "Maya", 250));
    api.broken = true;
    model.loadOlder();
    assertThat(model.troubleProperty().get()).contains("the line is dead");
    api.calls.clear();
    model.loadOlder();
    assertThat(api.calls).as("a list that is scrolled asks with every layout").isEmpty();
    api.broken = false;
    model.retry();
    assertThat(seqs(model)).isEqualTo(range(51, 250));
  }

  @Test
  void marksTheRespondentsLastWordUntilTheReplyIsThere() {
    api.messages.add(question);
    api.messages.add(answer);
    model.show(active("a", "Maya", 2));
    assertThat(model.items()).endsWith(lastWord(answer));
    api.messages.add(message(Sender.BOT, "Why?", 3));
    model.show(active("a", "Maya", 3));
    assertThat(model.items()).contains(line(answer)).doesNotContain(lastWord(answer));
  }

  @Test
  void showsWhatIsBeingStoredUntilItsStoredLineIsThere() {
    api.messages.add(question);
    model.show(active("a", "Maya", 1));
    Underway underway = model.add("Are you there?", "Maya");
    assertThat(model.items()).endsWith(new TranscriptItem.BeingStored(underway));
    model.stored(underway, 2);
    assertThat(model.items()).endsWith(new TranscriptItem.BeingStored(underway));
    api.messages.add(message(Sender.BOT, "Are you there?", 2));
    model.show(active("a", "Maya", 2));
    assertThat(model.items()).hasSize(3).doesNotContain(new TranscriptItem.BeingStored(underway));
    Underway refused = model.add("Hello?", null);
    model.drop(refused);
    assertThat(model.items()).hasSize(3);
    model.add("not here", null);
    model.show(active("b", "Jonas", 2));
    assertThat(model.items()).as("another conversation").hasSize(3);
  }

  @Test
  void tellsOfConnectionsBetweenTheMessages() {
    say(1, 4);
    model.show(active("a", "Maya", 4));
    model.tell("b", List.of(open("k0", 0)));
    assertThat(model.presencesProperty().get()).as("of another conversation").isEmpty();
    model.tell("a", List.of(open("k1", 2)));
    assertThat(model.items().get(2)).isInstanceOf(TranscriptItem.Happened.class);
    assertThat(seqs(model)).isEqualTo(range(1, 4));
  }

  private static Presence open(String id, long second) {
    return new Presence(id, Samples.NOON.plusSeconds(second), null, null, null, null, false);
  }
}
