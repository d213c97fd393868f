package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.testing.Samples.active;
import static io.surveyconsole.desktop.testing.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.server.protocol.Sender;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SearchModelTest {
  private final FakeSurveyApi api = new FakeSurveyApi();
  private final TranscriptModel transcript =
      new TranscriptModel(api, Tasks.inline(), new Times(ZoneOffset.UTC));
  private final SearchModel search = new SearchModel(api, Tasks.inline(), transcript);

  /// Every hundredth message is about vanilla.
  private void say(int from, int to) {
    for (int seq = from; seq <= to; seq++) {
      String words = seq % 100 == 0 ? "I like Vanilla" : "line " + seq;
      api.messages.add(message(Sender.USER, words, seq));
    }
  }

  private void open(int messages) {
    say(1, messages);
    transcript.show(active("a", "Maya", messages));
  }

  private SearchModel.Found found() {
    return search.foundProperty().get();
  }

  @Test
  void findsInTheWholeConversationTheNewestFirst() {
    open(1_250);
    search.search("vanilla");
    assertThat(found().count()).isEqualTo(12);
    assertThat(found().at()).isEqualTo(1);
    assertThat(found().searching()).isFalse();
    assertThat(search.hitProperty().get()).isEqualTo(1_200);
    assertThat(transcript.messages()).as("nothing is loaded for it").hasSize(100);
  }

  @Test
  void goesFromOneToTheNextAndRound() {
    open(350);
    search.search("VANILLA");
    search.older();
    assertThat(search.hitProperty().get()).isEqualTo(200);
    search.older();
    search.older();
    assertThat(search.hitProperty().get()).isEqualTo(300);
    search.newer();
    assertThat(search.hitProperty().get()).isEqualTo(100);
    assertThat(found().at()).isEqualTo(3);
  }

  @Test
  void tellsHowFarItIsWhileItGoesOn() {
    Queue<Runnable> background = new ArrayDeque<>();
    var slow = new SearchModel(api, new Tasks(background::add, Runnable::run), transcript);
    open(1_250);
    slow.search("vanilla");
    assertThat(slow.foundProperty().get().searching()).isTrue();
    background.remove().run();
    assertThat(slow.foundProperty().get().count()).as("in what is loaded").isEqualTo(1);
    background.remove().run();
    assertThat(slow.foundProperty().get().count()).isEqualTo(6);
    assertThat(slow.foundProperty().get().share()).isBetween(0.4, 0.6);
    slow.older();
    assertThat(slow.hitProperty().get()).isEqualTo(1_100);
    while (!background.isEmpty()) {
      background.remove().run();
    }
    assertThat(slow.foundProperty().get().share()).isEqualTo(1);
    assertThat(slow.hitProperty().get()).as("it stays where it is").isEqualTo(1_100);
  }

  @Test
  void dropsTheAnswerToWordsThatAreNoLongerLookedFor() {
    Queue<Runnable> background = new ArrayDeque<>();
    var slow = new SearchModel(api, new Tasks(background::add, Runnable::run), transcript);
    open(250);
    slow.search("vanilla");
    slow.search("line 7");
    while (!background.isEmpty()) {
      background.remove().run();
    }
    assertThat(slow.foundProperty().get().count()).isEqualTo(11); // 7, 70 to 79
    slow.end();
    assertThat(slow.foundProperty().get()).isEqualTo(SearchModel.Found.NOTHING);
  }

  @Test
  void looksAtWhatIsSaidMeanwhile() {
    open(150);
    search.search("vanilla");
    say(151, 200);
    transcript.show(active("a", "Maya", 200));
    assertThat(found().count()).isEqualTo(2);
    assertThat(found().at()).as("it stays where it is").isEqualTo(2);
    assertThat(search.hitProperty().get()).isEqualTo(100);
  }

  @Test
  void findsWhatIsNewerThanTheStretchThatIsShown() {
    open(1_250);
    transcript.seek(300);
    search.search("vanilla");
    assertThat(found().count()).isEqualTo(12);
    assertThat(search.hitProperty().get()).isEqualTo(1_200);
  }

  @Test
  void takesWordsForWordsAndFindsWhatIsSeen() {
    for (String words : List.of("a.c", "abc", "(", "\u202Eabc", "ÄPFEL")) {
      api.messages.add(message(Sender.USER, words, api.messages.size() + 1));
    }
    transcript.show(active("a", "Maya", 5));
    search.search("a.c");
    assertThat(found().count()).isEqualTo(1);
    search.search("(");
    assertThat(found().count()).isEqualTo(1);
    search.search("‹U+202E›abc");
    assertThat(found().count()).isEqualTo(1);
    search.search("äpfel");
    assertThat(found().count()).isEqualTo(1);
    search.search("  ");
    assertThat(found()).isEqualTo(SearchModel.Found.NOTHING);
  }

  @Test
  void saysThatItBrokeOff() {
    open(1_250);
    api.broken = true;
    search.search("vanilla");
    assertThat(found().trouble()).contains("the line is dead");
    assertThat(found().searching()).isFalse();
    assertThat(found().count()).as("what is loaded was looked through").isEqualTo(1);
  }

  @Test
  void endsWithTheConversation() {
    open(250);
    search.search("vanilla");
    transcript.show(active("b", "Jonas", 250));
    assertThat(found()).isEqualTo(SearchModel.Found.NOTHING);
    assertThat(search.hitProperty().get()).isNull();
  }
}
