package io.surveyconsole.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.testing.Screen;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
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
  private final AtomicReference<@Nullable LiveTable<ThingRow>> table = new AtomicReference<>();
  private final AtomicReference<@Nullable String> copied = new AtomicReference<>();

  private Screen open() throws TimeoutException {
    return Screen.open(stage -> {
      var kit =
          new Kit(
              new Ticker(InstantSource.system()),
              new Times(ZoneOffset.UTC),
              Tasks.inline(),
              copied::set);
      var made =
          new LiveTable<>(
                  "Things",
                  rows,
                  List.of(
                      Column.<ThingRow>of("id", "Id", 200, ThingRow::id),
                      Column.<ThingRow>of(
                              "version", "Version", 100, row -> "" + row.value().version())
                          .sortedBy(Comparator.comparingInt(row -> row.value().version()))
                          .styled("figure")),
                  kit)
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

  @Test
  void keepsTheChoiceWhileItsRowMoves() throws Exception {
    Screen screen = open();
    screen.click("t3");
    assertThat(selected()).isEqualTo("t3");
    Screen.run(() -> apply(List.of(new Thing("t3", 100), new Thing("t9", -1))));
    assertThat(selected()).isEqualTo("t3");
    assertThat(Screen.call(() -> table().view().getSelectionModel().getSelectedIndex())).isZero();
    Screen.run(
        () -> apply(IntStream.range(0, 20).mapToObj(at -> new Thing("n" + at, 200)).toList()));
    assertThat(selected()).isEqualTo("t3");
    assertThat(table().chosenProperty().get()).isEqualTo("t3");
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
    Screen.run(() -> apply(List.of(new Thing("new", 50))));
    Screen.until("it is lit", () -> lit(screen).equals(List.of("new")));
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
}
