package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.testing.Samples.active;
import static io.surveyconsole.desktop.testing.Samples.begunAt;
import static io.surveyconsole.desktop.testing.Samples.changes;
import static io.surveyconsole.desktop.testing.Samples.closed;
import static io.surveyconsole.desktop.testing.Samples.completed;
import static io.surveyconsole.desktop.testing.Samples.open;
import static io.surveyconsole.desktop.testing.Samples.test;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.testing.Samples;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConversationsModelTest {
  private final ConversationsModel model = new ConversationsModel();

  private List<String> shown() {
    return model.rows().shown().stream().map(ConversationRow::id).toList();
  }

  private int connections(String id) {
    return model.rows().find(id).orElseThrow().value().connections();
  }

  @Test
  void showsWhatTheFeedBrings() {
    model.begin();
    model.apply(changes(active("a", "Maya", 3), completed("b", "Jonas", 9)));
    model.complete(2);
    assertThat(shown()).containsExactly("a", "b");
    assertThat(model.countsProperty().get()).isEqualTo(new ConversationCounts(1, 1, 0, 0));
    assertThat(model.storedProperty().get()).isEqualTo(2);
  }

  @Test
  void turnsARowCompletedInPlace() {
    model.apply(changes(active("a", "Maya", 3)));
    var row = model.rows().find("a").orElseThrow();
    model.apply(changes(completed("a", "Maya", 5)));
    assertThat(model.rows().find("a")).containsSame(row);
    assertThat(row.value().completed()).isTrue();
  }

  @Test
  void countsTheConnectionsThatAreOpenNow() {
    model.apply(changes(open("k1", "a", "Maya"), open("k2", "a", "Maya")));
    model.apply(changes(active("a", "Maya", 1)));
    assertThat(connections("a")).isEqualTo(2);
    model.apply(changes(closed("k1", "a", "Maya", Samples.NOON)));
    assertThat(connections("a")).isEqualTo(1);
    model.apply(changes(closed("k2", "a", "Maya", Samples.NOON)));
    model.apply(changes(closed("k2", "a", "Maya", Samples.NOON)));
    assertThat(connections("a")).isZero();
  }

  @Test
  void forgetsConnectionsOfAnEarlierFeed() {
    model.apply(changes(open("k1", "a", "Maya")));
    model.apply(changes(active("a", "Maya", 1)));
    model.begin();
    model.apply(changes(active("a", "Maya", 1)));
    model.complete(1);
    assertThat(connections("a")).isZero();
  }

  @Test
  void hidesTestsUntilTheyAreAskedFor() {
    model.apply(changes(active("a", "Maya", 1), test("t", "Tester")));
    assertThat(shown()).containsExactly("a");
    assertThat(model.countsProperty().get()).isEqualTo(new ConversationCounts(1, 0, 0, 1));
    model.filter().change(filter -> filter.withTests(true));
    assertThat(shown()).containsExactly("a", "t");
  }

  @Test
  void narrowsByState() {
    model.apply(changes(active("a", "Maya", 1), completed("b", "Jonas", 5)));
    model.filter().change(filter -> filter.withStates(Set.of("active")));
    assertThat(shown()).containsExactly("a");
    model.filter().change(filter -> filter.withStates(Set.of("active", "completed")));
    assertThat(shown()).containsExactly("a", "b");
    model.filter().change(filter -> filter.withStates(Set.of("completed")));
    assertThat(shown()).containsExactly("b");
  }

  @Test
  void narrowsToThoseWhoAreConnectedAndFollowsThemLeaving() {
    model.apply(changes(open("k", "a", "Maya")));
    model.apply(changes(active("a", "Maya", 1), active("b", "Jonas", 1)));
    model.filter().change(filter -> filter.withPresence(Presence.NOW));
    assertThat(shown()).containsExactly("a");
    model.apply(changes(closed("k", "a", "Maya", Samples.NOON)));
    assertThat(shown()).isEmpty();
  }

  @Test
  void findsEveryWordSomewhere() {
    model.apply(changes(active("id-7f3a", "Maya", 1), active("id-b", "Jonas", 22)));
    model.filter().textProperty().set("MAYA ice");
    assertThat(shown()).containsExactly("id-7f3a");
    model.filter().textProperty().set("jonas@example");
    assertThat(shown()).containsExactly("id-b");
    model.filter().textProperty().set("7f3a");
    assertThat(shown()).containsExactly("id-7f3a");
    model.filter().textProperty().set("message 22");
    assertThat(shown()).containsExactly("id-b");
    model.filter().textProperty().set("nobody");
    assertThat(shown()).isEmpty();
    model.filter().clear();
    assertThat(shown()).hasSize(2);
  }

  @Test
  void holdsTheFilterAgainstEveryEvent() {
    model.filter().textProperty().set("message 9");
    model.apply(changes(active("a", "Maya", 1)));
    assertThat(shown()).isEmpty();
    model.apply(changes(active("a", "Maya", 9)));
    assertThat(shown()).containsExactly("a");
  }

  @Test
  void knowsTheNewestAlsoWhileThePauseHoldsItBack() {
    model.apply(changes(active("a", "Maya", 1)));
    model.rows().pause();
    model.apply(changes(completed("a", "Maya", 5)));
    assertThat(model.newest("a")).contains(completed("a", "Maya", 5));
    assertThat(model.rows().find("a").orElseThrow().value().completed()).isFalse();
    model.rows().proceed();
    assertThat(model.rows().find("a").orElseThrow().value().completed()).isTrue();
  }

  @Test
  void countsWhatCameDuringAPauseOnce() {
    model.apply(changes(active("a", "Maya", 1)));
    model.rows().pause();
    model.apply(changes(active("b", "Jonas", 1)));
    assertThat(model.countsProperty().get().active()).isEqualTo(2);
    model.complete(2);
    assertThat(model.countsProperty().get().active()).isEqualTo(2);
    model.rows().proceed();
    assertThat(model.countsProperty().get()).isEqualTo(countedOneByOne());
    model.apply(changes(completed("b", "Jonas", 3)));
    assertThat(model.countsProperty().get()).isEqualTo(countedOneByOne());
    assertThat(model.countsProperty().get().active()).isEqualTo(1);
  }

  @Test
  void countsWithoutLookingAtAllOfThem() {
    var random = new Random(7);
    for (int round = 0; round < 300; round++) {
      String id = "c" + random.nextInt(20);
      String connection = id + "-k" + random.nextInt(2);
      model.apply(
          switch (random.nextInt(5)) {
            case 0 -> changes(open(connection, id, "Maya"));
            case 1 -> changes(closed(connection, id, "Maya", Samples.NOON));
            case 2 -> changes(completed(id, "Maya", random.nextInt(50)));
            case 3 -> changes(test("t" + random.nextInt(3), "Tester"));
            default -> changes(active(id, "Maya", random.nextInt(50)));
          });
      ConversationCounts counted = model.countsProperty().get();
      assertThat(counted).isEqualTo(countedOneByOne());
    }
  }

  private ConversationCounts countedOneByOne() {
    ConversationCounts all = ConversationCounts.NONE;
    for (ConversationRow row : model.rows().all()) {
      all = all.plus(row.value());
    }
    return all;
  }

  @Test
  void letsTheOldestGoBeyondWhatItHolds() {
    var small = new ConversationsModel(100);
    for (int at = 0; at < 200; at++) {
      small.apply(changes(begunAt("c" + at, Samples.NOON.plusSeconds(at))));
    }
    assertThat(small.rows().all()).hasSizeBetween(100, 102);
    assertThat(small.rows().find("c199")).isPresent();
    assertThat(small.rows().find("c0")).isEmpty();
    assertThat(small.countsProperty().get().active()).isEqualTo(small.rows().all().size());
  }

  @Test
  void doesNotTakeBackWhatItLetGoUntilANewPictureBegins() {
    var small = new ConversationsModel(100);
    for (int at = 0; at < 200; at++) {
      small.apply(changes(begunAt("c" + at, Samples.NOON.plusSeconds(at))));
    }
    int held = small.rows().all().size();
    ConversationCounts counted = small.countsProperty().get();
    small.apply(changes(begunAt("c0", Samples.NOON)));
    assertThat(small.rows().find("c0")).isEmpty();
    assertThat(small.rows().all()).hasSize(held);
    assertThat(small.countsProperty().get()).isEqualTo(counted);
    small.begin();
    small.apply(changes(begunAt("c0", Samples.NOON)));
    assertThat(small.rows().find("c0")).isPresent();
  }
}
