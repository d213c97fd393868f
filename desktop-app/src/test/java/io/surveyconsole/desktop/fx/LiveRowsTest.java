package io.surveyconsole.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
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
    assertThat(changes).hasSize(2);
  }

  @Test
  void judgesEveryChangeByTheFilter() {
    rows.filter(row -> row.value().version() > 1);
    apply(new Thing("a", 1), new Thing("b", 2));
    assertThat(shown()).containsExactly(new Thing("b", 2));
    apply(new Thing("a", 3));
    assertThat(shown()).containsExactly(new Thing("a", 3), new Thing("b", 2));
  }

  @Test
  void movesAChangedRowToItsPlaceInASortedList() {
    var sorted =
        new SortedList<>(
            rows.shown(),
            (one, other) -> Integer.compare(other.value().version(), one.value().version()));
    apply(new Thing("a", 1), new Thing("b", 2));
    apply(new Thing("a", 3));
    assertThat(sorted).extracting(LiveRow::id).containsExactly("a", "b");
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
