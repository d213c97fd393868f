package io.surveyconsole.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Ticker;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.testing.Screen;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveTableUiTest {
  private record Thing(String id, int version) {}

  private static final class ThingRow extends LiveRow<Thing> {
    ThingRow(Thing thing) {
      super(thing.id(), thing);
    }
  }

  private final LiveRows<Thing, ThingRow> rows =
      new LiveRows<>(Thing::id, ThingRow::new, (newer, older) -> true);
  private final Marks<ThingRow> marks = new Marks<>(rows);
  private final AtomicLong now = new AtomicLong();
  private final Ticker ticker = new Ticker(() -> Instant.ofEpochMilli(now.get()));
  private final AtomicReference<@Nullable LiveTable<ThingRow>> table = new AtomicReference<>();
  private final AtomicReference<@Nullable String> copied = new AtomicReference<>();

  private Screen open() throws TimeoutException {
    return Screen.open(stage -> {
      var kit = new Kit(ticker, new Times(ZoneOffset.UTC), Tasks.inline(), copied::set);
      var made =
          new LiveTable<>(
                  "Things",
                  rows,
                  List.of(
                      Column.<ThingRow>of("id", "Id", 200, ThingRow::id),
                      Column.<ThingRow>of(
                              "version", "Version", 100, row -> "" + row.value().version())
                          .sortedBy(row -> row.value().version())
                          .styled("figure")),
                  kit)
              .withMarks(marks)
              .sortedAtFirst("version", TableColumn.SortType.DESCENDING);
      table.set(made);
      apply(IntStream.range(0, 10).mapToObj(at -> new Thing("t" + at, at)).toList());
      rows.complete();
      var scene = new Scene(made.view(), 600, 600);
      Look.dress(scene);
      stage.setScene(scene);
      stage.show();
    });
  }

  private void second() {
    now.addAndGet(1_000);
    ticker.tick();
  }

  private void apply(List<Thing> things) {
    rows.apply(things);
  }

  private LiveTable<ThingRow> table() {
    LiveTable<ThingRow> made = table.get();
    assertThat(made).isNotNull();
    return Objects.requireNonNull(made);
  }

  private @Nullable String selected() {
    return Screen.call(() -> {
      ThingRow row = table().view().getSelectionModel().getSelectedItem();
      return row == null ? "" : row.id();
    });
  }

  /// The rows of the thing in view, from above.
  private String inView() {
    return Screen.call(() -> {
      VirtualFlow<?> flow = (VirtualFlow<?>) table().view().lookup(".virtual-flow");
      var first = flow.getFirstVisibleCell();
      return ((ThingRow) first.getItem()).id() + " at " + Math.round(first.getLayoutY());
    });
  }

  private List<String> order() {
    return Screen.call(() -> rows.shown().stream().map(ThingRow::id).toList());
  }

  private static void pointElsewhere(Screen screen) {
    screen.robot().moveTo(new Point2D(900, 900));
  }

  private static List<Thing> things(String prefix, int count, int version) {
    return IntStream.range(0, count).mapToObj(at -> new Thing(prefix + at, version)).toList();
  }

  @Test
  void keepsTheChoiceWhileItsRowMoves() throws Exception {
    Screen screen = open();
    screen.click("t3");
    pointElsewhere(screen);
    Screen.run(() -> apply(List.of(new Thing("t3", 100), new Thing("t9", -1))));
    Screen.run(this::second);
    assertThat(selected()).isEqualTo("t3");
    assertThat(Screen.call(() -> table().view().getSelectionModel().getSelectedIndex())).isZero();
    Screen.run(() -> apply(things("n", 20, 200)));
    assertThat(selected()).isEqualTo("t3");
    assertThat(table().chosenProperty().get()).isEqualTo("t3");
    Screen.run(() -> rows.remove(List.of("n3", "n4", "t8")));
    assertThat(selected()).isEqualTo("t3");
  }

  @Test
  void movesNoRowWhileThePointerIsAmongThem() throws Exception {
    Screen screen = open();
    screen.robot().moveTo("t3");
    List<String> before = order();
    Screen.run(() -> apply(List.of(new Thing("t3", 100), new Thing("t0", 50))));
    Screen.run(() -> apply(things("new", 3, 200)));
    Screen.run(() -> rows.remove(List.of("t9")));
    Screen.run(this::second);
    assertThat(order()).isEqualTo(before);
    screen.awaits("100");
    pointElsewhere(screen);
    Screen.until(
        "rows go where they belong",
        () ->
            order()
                .equals(
                    List.of(
                        "new0", "new1", "new2", "t3", "t0", "t8", "t7", "t6", "t5", "t4", "t2",
                        "t1")));
  }

  @Test
  void takesAPointerThatLiesThereForParked() throws Exception {
    Screen screen = open();
    screen.robot().moveTo("t3");
    Screen.run(() -> apply(List.of(new Thing("t0", 100))));
    Screen.run(this::second);
    assertThat(order()).first().isEqualTo("t9");
    now.addAndGet(3_000);
    Screen.run(this::second);
    assertThat(order()).first().isEqualTo("t0");
  }

  @Test
  void followsTheNewestUntilTheOperatorScrollsAway() throws Exception {
    Screen screen = open();
    Screen.run(() -> apply(things("old", 60, -5)));
    pointElsewhere(screen);
    Screen.run(() -> apply(things("new", 1, 300)));
    Screen.until("the newest is seen", () -> inView().equals("new0 at 0"));
    assertThat(Screen.call(() -> table().scroll().followingProperty().get())).isTrue();

    screen.robot().moveTo("t3").scroll(5, VerticalDirection.DOWN);
    Screen.until("it follows no more", () -> !table().scroll().followingProperty().get());
    pointElsewhere(screen);
    String read = inView();
    assertThat(read).doesNotStartWith("new0");
    Screen.run(() -> apply(things("newer", 7, 400)));
    Screen.run(this::second);
    Screen.awaitLayout();
    assertThat(inView()).as("what is read stays").isEqualTo(read);

    Screen.run(() -> table().view().requestFocus());
    screen.robot().type(KeyCode.F);
    Screen.until("the newest is seen again", () -> inView().equals("newer0 at 0"));
    Screen.run(() -> apply(things("newest", 1, 500)));
    Screen.until("and stays in view", () -> inView().equals("newest0 at 0"));
  }

  @Test
  void bringsTheChoiceBackWhenAFilterHadHiddenIt() throws Exception {
    Screen screen = open();
    screen.click("t3");
    Screen.run(() -> rows.filter(row -> !row.id().equals("t3")));
    assertThat(selected()).isEmpty();
    assertThat(table().chosenProperty().get()).isEqualTo("t3");
    Screen.run(() -> rows.filter(row -> true));
    assertThat(selected()).isEqualTo("t3");
  }

  @Test
  void drawsAChangeInItsCell() throws Exception {
    Screen screen = open();
    Screen.run(() -> apply(List.of(new Thing("t3", 4711))));
    screen.awaits("4711");
  }

  @Test
  void lightsTheNewRowUpAndPutsItOut() throws Exception {
    Screen screen = open();
    assertThat(
            Screen.call(() -> {
              apply(List.of(new Thing("new", 50)));
              table().view().applyCss();
              table().view().layout();
              return lit(screen);
            }))
        .containsExactly("new");
    Screen.until("it is out", () -> lit(screen).isEmpty());
  }

  private static List<String> lit(Screen screen) {
    return screen.robot().lookup(".table-row-cell:fresh").queryAll().stream()
        .map(node -> ((ThingRow) ((TableRow<?>) node).getItem()).id())
        .toList();
  }

  @Test
  void copiesTheChosenRowAsText() throws Exception {
    Screen screen = open();
    screen.click("t3");
    screen.robot().press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
    Screen.until("it is copied", () -> "t3\t3".equals(copied.get()));
  }

  @Test
  void beginsAtTheFirstRowWhereNothingIsChosen() throws Exception {
    Screen screen = open();
    Screen.run(() -> table().view().requestFocus());
    screen.robot().type(KeyCode.DOWN);
    Screen.until("the first is chosen", () -> "t9".equals(selected()));
    screen.robot().type(KeyCode.DOWN);
    Screen.until("the next is chosen", () -> "t8".equals(selected()));
  }

  @Test
  void staysWhereItIsOnceItIsToldToFollowNoMore() throws Exception {
    Screen screen = open();
    pointElsewhere(screen);
    Screen.run(() -> apply(things("old", 60, -5)));
    String read = inView();
    Screen.run(() -> table().scroll().stay());
    Screen.run(() -> apply(things("new", 3, 400)));
    Screen.awaitLayout();
    assertThat(inView()).as("what is read stays").isEqualTo(read);
    assertThat(Screen.call(() -> table().scroll().followingProperty().get())).isFalse();
    Screen.run(() -> apply(things("newer", 3, 500)));
    Screen.awaitLayout();
    assertThat(inView()).as("what is read stays on").isEqualTo(read);
  }

  @Test
  void staysToThePixelWhereSeveralChangesComeBeforeItIsDrawn() throws Exception {
    Screen screen = open();
    pointElsewhere(screen);
    Screen.run(() -> apply(things("old", 60, -5)));
    Screen.awaitLayout();
    Screen.run(() -> {
      table().scroll().stay();
      flow().scrollPixels(118);
    });
    Screen.awaitLayout();
    String read = inView();
    assertThat(read).doesNotEndWith(" at 0");
    for (int round = 0; round < 5; round++) {
      String prefix = "new" + round + "-";
      Screen.run(() -> {
        apply(things(prefix + "a", 3, 400));
        apply(things(prefix + "b", 2, 500));
        apply(things(prefix + "c", 40, 600));
      });
      Screen.awaitLayout();
      Screen.awaitLayout();
      assertThat(inView()).isEqualTo(read);
    }
  }

  @Test
  void followsTheNewestAtTheLowerEndToo() throws Exception {
    Screen screen = open();
    pointElsewhere(screen);
    Screen.run(() -> {
      table().view().getSortOrder().clear();
      apply(things("old", 60, 1));
      table().scroll().follow();
    });
    for (int round = 0; round < 4; round++) {
      String prefix = "new" + round + "-";
      Screen.until("the end is seen", () -> lastInView().equals(order().getLast()));
      Screen.run(() -> apply(things(prefix, 2, 1)));
      Screen.until("and again", () -> lastInView().equals(prefix + "1"));
      assertThat(Screen.call(() -> table().scroll().followingProperty().get())).isTrue();
    }
  }

  private VirtualFlow<?> flow() {
    return (VirtualFlow<?>) table().view().lookup(".virtual-flow");
  }

  private String lastInView() {
    return Screen.call(() -> ((ThingRow) flow().getLastVisibleCell().getItem()).id());
  }

  private List<String> marked() {
    return Screen.call(() -> marks.rows().stream().map(ThingRow::id).toList());
  }

  @Test
  void marksRowsByTheirBoxesWithoutChoosingThem() throws Exception {
    Screen screen = open();
    screen.click("t3");
    screen.robot().clickOn(box("t5"));
    screen.robot().clickOn(box("t8"));
    assertThat(marked()).containsExactly("t5", "t8");
    screen.robot().clickOn(box("t5"));
    assertThat(marked()).containsExactly("t8");
    assertThat(selected()).isEqualTo("t3");
    Screen.run(() -> box("t6").getParent().fireEvent(pressWithShift()));
    assertThat(marked()).containsExactlyInAnyOrder("t8", "t5", "t6");
    screen.click("#mark-all").click("#mark-all");
    assertThat(marked()).hasSize(10);
  }

  /// The headless robot's mouse knows nothing of the keys that are held.
  private static MouseEvent pressWithShift() {
    return new MouseEvent(
        MouseEvent.MOUSE_PRESSED,
        0,
        0,
        0,
        0,
        MouseButton.PRIMARY,
        1,
        true,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        true,
        null);
  }

  private Node box(String id) {
    return table().view().lookupAll(".table-row-cell").stream()
        .filter(
            row -> ((TableRow<?>) row).getItem() instanceof ThingRow thing && thing.id().equals(id))
        .findFirst()
        .orElseThrow()
        .lookup(".check-box");
  }

  @Test
  void marksRowsByKeyboardAlone() throws Exception {
    Screen screen = open();
    Screen.run(() -> table().view().requestFocus());
    screen.robot().type(KeyCode.DOWN).type(KeyCode.SPACE).type(KeyCode.DOWN, 2);
    screen.robot().press(KeyCode.SHIFT).type(KeyCode.SPACE).release(KeyCode.SHIFT);
    assertThat(marked()).containsExactlyInAnyOrder("t9", "t8", "t7");
    screen.robot().press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
    assertThat(marked()).hasSize(10);
    screen.robot().type(KeyCode.ESCAPE);
    assertThat(marked()).isEmpty();
  }
}
