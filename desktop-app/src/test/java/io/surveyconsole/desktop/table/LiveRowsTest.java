package io.surveyconsole.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class LiveRowsTest {
  private record Thing(String id, int version) {}

  private final LiveRows<Thing, LiveRow<Thing>> rows =
      new LiveRows<>(
          Thing::id,
          thing -> new LiveRow<>(thing.id(), thing),
          (newer, older) -> newer.version() >= older.version());

  private void apply(Thing... things) {
    rows.apply(List.of(things));
  }

  private List<Thing> shown() {
    return rows.shown().stream().map(LiveRow::value).toList();
  }

  @Test
  void keepsTheRowObjectWhileItsValueChanges() {
    apply(new Thing("a", 1), new Thing("b", 1));
    var row = rows.find("a").orElseThrow();
    apply(new Thing("a", 2));
    assertThat(rows.find("a")).containsSame(row);
    assertThat(row.value()).isEqualTo(new Thing("a", 2));
    assertThat(shown()).containsExactly(new Thing("a", 2), new Thing("b", 1));
  }

  @Test
  void passesOverOlderNews() {
    apply(new Thing("a", 5));
    apply(new Thing("a", 4));
    assertThat(shown()).containsExactly(new Thing("a", 5));
  }

  @Test
  void tellsABatchAsOneChange() {
    var changes = new ArrayList<Integer>();
    rows.all().addListener((ListChangeListener<LiveRow<Thing>>) change -> changes.add(1));
    rows.apply(IntStream.range(0, 500).mapToObj(at -> new Thing("t" + at, 1)).toList());
    rows.apply(IntStream.range(0, 500).mapToObj(at -> new Thing("t" + at, 2)).toList());
    assertThat(changes).hasSize(1); // what changes in a row the row tells itself
  }

  @Test
  void judgesEveryChangeByTheFilter() {
    rows.filter(row -> row.value().version() > 1);
    apply(new Thing("a", 1), new Thing("b", 2));
    assertThat(shown()).containsExactly(new Thing("b", 2));
    apply(new Thing("a", 3));
    assertThat(shown()).containsExactly(new Thing("a", 3), new Thing("b", 2));
  }

  private static final RowOrder<LiveRow<Thing>> HIGHEST_FIRST =
      RowOrder.<LiveRow<Thing>, Integer>by(row -> row.value().version()).reversed();

  @Test
  void movesAChangedRowOnlyWhenItIsToldTo() {
    rows.order(HIGHEST_FIRST);
    apply(new Thing("a", 1), new Thing("b", 2));
    assertThat(shown()).containsExactly(new Thing("b", 2), new Thing("a", 1));
    apply(new Thing("a", 3));
    assertThat(shown()).containsExactly(new Thing("b", 2), new Thing("a", 3));
    assertThat(rows.isUnsettled()).isTrue();
    rows.settle();
    assertThat(shown()).containsExactly(new Thing("a", 3), new Thing("b", 2));
    assertThat(rows.isUnsettled()).isFalse();
  }

  @Test
  void putsARowThatComesInItsPlaceAtOnce() {
    rows.order(HIGHEST_FIRST);
    apply(new Thing("a", 1), new Thing("b", 5));
    apply(new Thing("c", 3));
    assertThat(shown()).extracting(Thing::id).containsExactly("b", "c", "a");
  }

  @Test
  void doesNotTellOfRowsThatStayWhereTheyAre() {
    rows.order(HIGHEST_FIRST);
    apply(new Thing("a", 10), new Thing("b", 5), new Thing("c", 1));
    var changes = new ArrayList<Integer>();
    rows.shown().addListener((ListChangeListener<LiveRow<Thing>>) change -> changes.add(1));
    apply(new Thing("b", 6));
    rows.settle();
    assertThat(changes).isEmpty();
    apply(new Thing("b", 11));
    rows.settle();
    assertThat(changes).hasSize(1);
  }

  /// Against the plainest list there is: all that pass, sorted.
  @Test
  void showsWhatPassesInItsOrderWhateverHappens() {
    var random = new Random(4711);
    var plain = new HashMap<String, Thing>();
    rows.order(HIGHEST_FIRST);
    int least = 0;
    for (int round = 0; round < 2_000; round++) {
      int many = random.nextInt(10) == 0 ? 60 : 3;
      switch (random.nextInt(4)) {
        case 0, 1 -> {
          var batch = new ArrayList<Thing>();
          for (int at = 0; at < many; at++) {
            var thing = new Thing("t" + random.nextInt(300), random.nextInt(1_000));
            batch.add(thing);
          }
          rows.apply(batch);
          for (Thing thing : batch) {
            plain.merge(
                thing.id(), thing, (old, now) -> now.version() >= old.version() ? now : old);
          }
        }
        case 2 -> {
          var ids = random.ints(many, 0, 300).mapToObj(at -> "t" + at).toList();
          rows.remove(ids);
          ids.forEach(plain::remove);
        }
        default -> {
          int now = random.nextInt(500);
          least = now;
          rows.filter(row -> row.value().version() >= now);
        }
      }
      rows.settle();
      int limit = least;
      assertThat(shown())
          .isEqualTo(
              plain.values().stream()
                  .filter(thing -> thing.version() >= limit)
                  .sorted(
                      Comparator.comparingInt(Thing::version).reversed().thenComparing(Thing::id))
                  .toList());
    }
  }

  @Test
  void tellsAListenerExactlyWhatHasChanged() {
    var random = new Random(42);
    var copy = new ArrayList<LiveRow<Thing>>();
    rows.order(HIGHEST_FIRST);
    rows.shown().addListener((ListChangeListener<LiveRow<Thing>>) change -> follow(copy, change));
    for (int round = 0; round < 500; round++) {
      int many = round % 7 == 0 ? 40 : 2;
      rows.apply(
          random
              .ints(many, 0, 100)
              .mapToObj(at -> new Thing("t" + at, random.nextInt(1_000)))
              .toList());
      rows.remove(random.ints(many / 2, 0, 100).mapToObj(at -> "t" + at).toList());
      rows.settle();
      assertThat(copy).isEqualTo(rows.shown());
    }
  }

  private static void follow(
      List<LiveRow<Thing>> copy, ListChangeListener.Change<? extends LiveRow<Thing>> change) {
    while (change.next()) {
      copy.subList(change.getFrom(), change.getFrom() + change.getRemovedSize()).clear();
      copy.addAll(change.getFrom(), change.getAddedSubList());
    }
  }

  @Test
  void letsARowGoThatWentWhileRowsWereHeldAndAnotherFilterCame() {
    apply(new Thing("a", 1), new Thing("b", 2));
    rows.complete();
    rows.hold(true);
    rows.remove(List.of("a"));
    assertThat(shown()).hasSize(2);
    rows.filter(row -> row.value().version() > 0);
    assertThat(shown()).containsExactly(new Thing("b", 2));
    rows.hold(false);
    assertThat(shown()).containsExactly(new Thing("b", 2));
  }

  @Test
  void letsARowGoThatWentAmongVeryManyBeforeAnotherFilterCame() {
    rows.apply(IntStream.range(0, 6_000).mapToObj(at -> new Thing("t" + at, 1)).toList());
    rows.settle();
    rows.complete();
    rows.remove(List.of("t7"));
    rows.filter(row -> true);
    assertThat(shown()).hasSize(5_999).doesNotContain(new Thing("t7", 1));
  }

  @Test
  void showsWhatWasAskedForAlsoWhileItIsPaused() {
    apply(new Thing("a", 1));
    rows.pause();
    rows.fill(List.of(new Thing("old", 1), new Thing("a", 2)));
    assertThat(shown()).containsExactly(new Thing("a", 1), new Thing("old", 1));
    assertThat(rows.newsProperty().get()).isEqualTo(1);
  }

  @Test
  void holdsBackAndCountsWhatArrivesDuringAPause() {
    apply(new Thing("a", 1));
    rows.pause();
    apply(new Thing("a", 2), new Thing("b", 1));
    apply(new Thing("b", 2));
    assertThat(shown()).containsExactly(new Thing("a", 1));
    assertThat(rows.newsProperty().get()).isEqualTo(2);
    assertThat(rows.newest("b")).contains(new Thing("b", 2));
    rows.proceed();
    assertThat(shown()).containsExactly(new Thing("a", 2), new Thing("b", 2));
    assertThat(rows.newsProperty().get()).isZero();
  }

  @Test
  void hasEverythingInItsPlaceWhenItTellsThatItGoesOn() {
    apply(new Thing("a", 1));
    rows.pause();
    apply(new Thing("a", 2), new Thing("b", 1));
    assertThat(rows.newest()).containsExactly(new Thing("a", 2), new Thing("b", 1));
    var seen = new ArrayList<List<Thing>>();
    rows.pausedProperty().subscribe((before, now) -> seen.add(shown()));
    rows.proceed();
    assertThat(seen).containsExactly(List.of(new Thing("a", 2), new Thing("b", 1)));
  }

  @Test
  void keepsRowsUntilANewPictureIsComplete() {
    apply(new Thing("a", 1), new Thing("b", 7));
    rows.complete();
    rows.begin();
    apply(new Thing("b", 3));
    assertThat(shown()).containsExactly(new Thing("a", 1), new Thing("b", 3));
    rows.complete();
    assertThat(shown()).containsExactly(new Thing("b", 3));
    apply(new Thing("b", 4), new Thing("c", 1));
    assertThat(shown()).containsExactly(new Thing("b", 4), new Thing("c", 1));
  }

  @Test
  void letsRowsGoOnlyWhenThePauseIsOver() {
    apply(new Thing("a", 1), new Thing("b", 1));
    rows.pause();
    rows.remove(List.of("a"));
    assertThat(shown()).hasSize(2);
    assertThat(rows.newsProperty().get()).isEqualTo(1);
    rows.proceed();
    assertThat(shown()).containsExactly(new Thing("b", 1));
    assertThat(rows.find("b")).isPresent();
  }

  @Test
  void canBeAskedByWhoHearsOfARemoval() {
    apply(new Thing("a", 1), new Thing("b", 1));
    var seen = new ArrayList<Thing>();
    rows.shown()
        .addListener(
            (ListChangeListener<LiveRow<Thing>>)
                change -> {
                  assertThat(rows.find("a")).isEmpty();
                  seen.add(rows.find("b").orElseThrow().value());
                });
    rows.remove(List.of("a"));
    assertThat(seen).containsExactly(new Thing("b", 1));
  }

  @Test
  void lightsUpOnlyWhatCameAfterTheFirstPicture() {
    apply(new Thing("a", 1));
    rows.complete();
    apply(new Thing("b", 1));
    assertThat(rows.find("a").orElseThrow().takeFresh()).isFalse();
    assertThat(rows.find("b").orElseThrow().takeFresh()).isTrue();
    assertThat(rows.find("b").orElseThrow().takeFresh()).isFalse();
  }

  @Test
  void doesNotLightUpWhatWasThereBefore() {
    rows.complete();
    rows.fill(List.of(new Thing("old", 1)));
    apply(new Thing("new", 1));
    assertThat(rows.find("old").orElseThrow().takeFresh()).isFalse();
    assertThat(rows.find("new").orElseThrow().takeFresh()).isTrue();
  }
}
