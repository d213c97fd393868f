package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.testing.Samples.active;
import static io.surveyconsole.desktop.testing.Samples.begunAt;
import static io.surveyconsole.desktop.testing.Samples.changes;
import static io.surveyconsole.desktop.testing.Samples.completed;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.Notices;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.desktop.testing.Samples;
import io.surveyconsole.server.api.ConversationPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class ServerSearchTest {
  private final FakeSurveyApi api = new FakeSurveyApi();
  private final ConversationsModel model = new ConversationsModel(100);
  private final ServerSearch search = new ServerSearch(api, Tasks.inline(), Notices.none(), model);

  private List<String> shown() {
    return model.rows().shown().stream().map(ConversationRow::id).toList();
  }

  private void type(String words) {
    model.filter().textProperty().set(words);
  }

  @Test
  void showsWhatTheServerFoundThoughTheTableWouldNotHaveIt() {
    model.apply(changes(active("held", "Maya", 1)));
    type("slow app");
    api.pages.add(new ConversationPage(List.of(active("old", "Jonas", 5)), null, null));
    api.pages.add(new ConversationPage(List.of(completed("said", "Aiko", 9)), null, 0L));
    search.search();
    assertThat(shown()).containsExactlyInAnyOrder("old", "said");
    assertThat(model.filter().foundProperty().get())
        .isEqualTo(new Found("slow app", Set.of("old", "said"), false, 0));
    assertThat(model.countsProperty().get()).isEqualTo(new ConversationCounts(2, 1, 0, 0));
  }

  @Test
  void narrowsWhatWasFoundByTheOtherChips() {
    type("slow app");
    api.pages.add(new ConversationPage(List.of(active("old", "Jonas", 5)), null, null));
    api.pages.add(new ConversationPage(List.of(completed("said", "Aiko", 9)), null, 0L));
    search.search();
    model.filter().change(filter -> filter.withStates(Set.of(Conversation.COMPLETED)));
    assertThat(shown()).containsExactly("said");
  }

  @Test
  void goesOnWhereTheServerEndedInEitherPlace() {
    type("app");
    api.pages.add(new ConversationPage(List.of(active("a", "Maya", 1)), "rows-2", null));
    api.pages.add(new ConversationPage(List.of(), null, 12L));
    search.search();
    assertThat(model.filter().foundProperty().get())
        .isEqualTo(new Found("app", Set.of("a"), true, 12));
    api.pages.add(new ConversationPage(List.of(active("b", "Maya", 1)), null, null));
    search.more();
    assertThat(shown()).containsExactly("a", "b");
    assertThat(api.calls)
        .containsExactly(
            "find app after null", "find app in transcripts after null", "find app after rows-2");
    search.more();
    assertThat(api.calls).hasSize(3);
  }

  @Test
  void showsWhatIsHeldAgainOnceSomethingElseIsTyped() {
    model.apply(changes(active("held", "Maya", 1)));
    type("app");
    search.search();
    assertThat(shown()).isEmpty();
    type("maya");
    assertThat(model.filter().foundProperty().get()).isNull();
    assertThat(shown()).containsExactly("held");
  }

  @Test
  void holdsWhatWasFoundThoughItIsOlderThanTheNewest() {
    type("old");
    api.pages.add(
        new ConversationPage(List.of(begunAt("old", Samples.NOON.minusSeconds(99))), null, null));
    search.search();
    for (int at = 0; at < 200; at++) {
      model.apply(changes(begunAt("c" + at, Samples.NOON.plusSeconds(at))));
    }
    assertThat(shown()).containsExactly("old");
  }

  /// The answer comes when the test says so.
  private static final class Late implements Executor {
    private final List<Runnable> work = new ArrayList<>();

    @Override
    public void execute(Runnable one) {
      work.add(one);
    }

    void go() {
      List.copyOf(work).forEach(Runnable::run);
      work.clear();
    }
  }

  @Test
  void passesOverAnAnswerToWhatIsNoLongerTyped() {
    var late = new Late();
    var slow = new ServerSearch(api, new Tasks(late, Runnable::run), Notices.none(), model);
    model.apply(changes(active("held", "Bob", 1)));
    type("anna");
    api.pages.add(new ConversationPage(List.of(active("old", "Anna", 5)), null, null));
    slow.search();
    type("bob");
    late.go();
    assertThat(model.filter().foundProperty().get()).isNull();
    assertThat(shown()).containsExactly("held");
  }

  @Test
  void doesNotBringBackWhatWasPutAwayWhileMoreWasAskedFor() {
    var late = new Late();
    var slow = new ServerSearch(api, new Tasks(late, Runnable::run), Notices.none(), model);
    type("app");
    api.pages.add(new ConversationPage(List.of(active("a", "Maya", 1)), "rows-2", null));
    slow.search();
    late.go();
    slow.more();
    model.filter().forgetFound();
    late.go();
    assertThat(model.filter().foundProperty().get()).isNull();
  }

  @Test
  void asksForNothingWhereNothingIsTyped() {
    type("  ");
    search.search();
    assertThat(api.calls).isEmpty();
  }
}
