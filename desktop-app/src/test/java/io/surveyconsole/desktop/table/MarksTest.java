package io.surveyconsole.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarksTest {
  private final LiveRows<String, LiveRow<String>> rows =
      new LiveRows<>(text -> text, text -> new LiveRow<>(text, text), (newer, older) -> true);
  private final Marks<LiveRow<String>> marks = new Marks<>(rows);

  @BeforeEach
  void someRows() {
    rows.order(RowOrder.by(LiveRow::id));
    rows.apply(IntStream.range(0, 10).mapToObj(at -> "r" + at).toList());
  }

  private LiveRow<String> row(String id) {
    return rows.find(id).orElseThrow();
  }

  private List<String> marked() {
    return marks.rows().stream().map(LiveRow::id).toList();
  }

  @Test
  void marksOneByOneAndUnmarks() {
    marks.toggle(row("r1"));
    marks.toggle(row("r5"));
    assertThat(marked()).containsExactly("r1", "r5");
    assertThat(marks.stateProperty().get()).isEqualTo(new Marks.State(2, 0, 10, false));
    marks.toggle(row("r1"));
    assertThat(marked()).containsExactly("r5");
  }

  @Test
  void marksNoneThatIsGoneAndStillShown() {
    rows.complete();
    rows.hold(true);
    LiveRow<String> gone = row("r3");
    rows.remove(List.of("r3"));
    assertThat(rows.shown()).contains(gone);
    marks.toggle(gone);
    assertThat(marks.stateProperty().get().marked()).isZero();
    marks.allMatching();
    assertThat(marked()).hasSize(9).doesNotContain("r3");
    marks.toggle(row("r4"));
    assertThat(marks.stateProperty().get().marked()).isEqualTo(8);
  }

  @Test
  void marksFromTheLastOneToThisOneInEitherDirection() {
    marks.toggle(row("r6"));
    marks.upTo(row("r4"));
    assertThat(marked()).containsExactlyInAnyOrder("r4", "r5", "r6");
    marks.upTo(row("r2"));
    assertThat(marked()).containsExactlyInAnyOrder("r2", "r3", "r4", "r5", "r6");
  }

  @Test
  void marksAllThatMatchAndThoseThatComeToMatch() {
    rows.filter(row -> row.id().compareTo("r7") >= 0);
    marks.allMatching();
    assertThat(marked()).containsExactly("r7", "r8", "r9");
    rows.apply(List.of("r95", "r0"));
    assertThat(marked()).containsExactly("r7", "r8", "r9", "r95");
    assertThat(marks.stateProperty().get()).isEqualTo(new Marks.State(4, 0, 4, true));
  }

  @Test
  void takesOneOutOfAllThatMatch() {
    marks.allMatching();
    marks.toggle(row("r3"));
    assertThat(marked()).hasSize(9).doesNotContain("r3");
    rows.apply(List.of("new"));
    assertThat(marked()).hasSize(9);
  }

  @Test
  void keepsMarksThatTheFilterHidesAndSaysHowMany() {
    marks.toggle(row("r1"));
    marks.toggle(row("r8"));
    rows.filter(row -> row.id().equals("r8"));
    assertThat(marks.stateProperty().get()).isEqualTo(new Marks.State(2, 1, 1, false));
    assertThat(marked()).containsExactly("r1", "r8");
  }

  @Test
  void forgetsRowsThatAreGone() {
    marks.toggle(row("r1"));
    marks.toggle(row("r2"));
    rows.complete();
    rows.remove(List.of("r1"));
    assertThat(marked()).containsExactly("r2");
    assertThat(marks.stateProperty().get().marked()).isEqualTo(1);
  }

  @Test
  void clearsEverything() {
    marks.allMatching();
    marks.clear();
    assertThat(marked()).isEmpty();
    assertThat(marks.has(row("r1"))).isFalse();
  }
}
