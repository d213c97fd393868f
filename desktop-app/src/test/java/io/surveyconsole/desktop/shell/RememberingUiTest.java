package io.surveyconsole.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.testing.Screen;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The console as its operator left it, and what it does where that cannot be read.
class RememberingUiTest {

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("console-settings.json");
  }

  private static List<String> shownColumns(OpenConsole open, String table) {
    return Screen.call(() ->
        open.table(table).getColumns().stream()
            .filter(TableColumn::isVisible)
            .<String>map(TableColumn::getId)
            .toList());
  }

  private static <R> void moveToTheFront(TableView<R> table, String column) {
    TableColumn<R, ?> moved =
        table.getColumns().stream().filter(one -> one.getId().equals(column)).findFirst().get();
    table.getColumns().remove(moved);
    table.getColumns().addFirst(moved);
  }

  private static void choose(OpenConsole open, String menu, String item) {
    Screen.run(() ->
        ((MenuButton) open.screen().robot().lookup(menu).query())
            .getItems().stream()
                .filter(one -> item.equals(one.getId()))
                .forEach(RememberingUiTest::choose));
  }

  private static void choose(MenuItem item) {
    if (item instanceof CheckMenuItem check) {
      check.setSelected(!check.isSelected());
    } else {
      item.fire();
    }
  }

  @Test
  void comesBackAsItsOperatorLeftIt() throws Exception {
    try (var open = new OpenConsole(folder)) {
      Screen screen = open.screen();
      screen.click("#theme-switch").awaitsText("#theme-switch", "Theme: light");
      screen.click("#theme-switch").awaitsText("#theme-switch", "Theme: dark");
      open.begin("Maya Okonkwo", false);
      open.begin("Tester", true);
      open.awaitRows("#conversations", 1);
      screen.click("#chip-tests");
      open.awaitRows("#conversations", 2);
      Screen.run(() -> sortBy(open.table("#conversations"), "survey"));
      choose(open, "#columns", "column-state");
      Screen.run(() -> moveToTheFront(open.table("#conversations"), "question"));
      drawTheDivider(screen);
      screen.click("#views").click("Save as…").awaits("#view-name");
      screen.robot().write("Mine").type(KeyCode.ENTER);
      screen.awaitsText("#views .view-name", "Mine");
      screen.click("#place-connections");
      choose(open, "#closed-columns", "column-advice");
      Screen.run(() -> {
        open.stage().setWidth(950);
        open.stage().setHeight(840);
        open.stage().setX(20);
        open.stage().setY(30);
      });
    }

    try (var open = new OpenConsole(folder, window -> {})) {
      Screen screen = open.screen();
      screen.awaits("#closed-connections").awaitsText("#theme-switch", "Theme: dark");
      assertThat(Screen.call(Application::getUserAgentStylesheet)).contains("dark");
      assertThat(Screen.call(() -> List.of(open.stage().getX(), open.stage().getY())))
          .containsExactly(20.0, 30.0);
      assertThat(Screen.call(() -> List.of(open.stage().getWidth(), open.stage().getHeight())))
          .containsExactly(950.0, 840.0);
      assertThat(shownColumns(open, "#closed-connections"))
          .containsExactly(
              "state", "respondent", "conversation", "closed", "lasted", "why", "resumed");
      assertThat(shownColumns(open, "#connections")).contains("address");

      screen.click("#place-conversations");
      open.awaitRows("#conversations", 2); // the tests are still shown
      assertThat(shownColumns(open, "#conversations"))
          .startsWith("question", "marks", "presence", "respondent", "survey", "live")
          .doesNotContain("state");
      assertThat(Screen.call(() -> open.table("#conversations").getSortOrder()))
          .extracting(TableColumn::getId)
          .containsExactly("survey");
      assertThat(screen.text("#views .view-name")).isEqualTo("Mine");
      assertThat(screen.sees("#view-changed")).isFalse();
      Screen.until(
          "the divider is where it was drawn", () -> Math.abs(divider(screen) - 0.4) < .03);

      choose(open, "#columns", "columns-reset");
      assertThat(shownColumns(open, "#conversations"))
          .startsWith("marks", "presence", "respondent", "survey", "state", "question");
      assertThat(Screen.call(() -> open.table("#conversations").getSortOrder()))
          .extracting(TableColumn::getId)
          .containsExactly("started");
      screen.awaits("#view-changed");
    }
    assertThat(file()).content().contains("\"theme\" : \"dark\"");
  }

  /// As its header does.
  private static <R> void sortBy(TableView<R> table, String column) {
    table
        .getSortOrder()
        .setAll(table.getColumns().stream().filter(one -> one.getId().equals(column)).toList());
  }

  private static double divider(Screen screen) {
    return ((SplitPane) screen.robot().lookup(".split-pane").query()).getDividerPositions()[0];
  }

  /// To two fifths of the place's width; the robot of the headless screen draws nothing.
  private static void drawTheDivider(Screen screen) {
    Screen.run(() -> {
      var split = (SplitPane) screen.robot().lookup(".split-pane").query();
      Node divider = screen.robot().lookup(".split-pane-divider").query();
      double by = (0.4 - divider(screen)) * split.getWidth();
      fire(divider, MouseEvent.MOUSE_PRESSED, 0);
      fire(divider, MouseEvent.MOUSE_DRAGGED, by);
      fire(divider, MouseEvent.MOUSE_RELEASED, by);
    });
    Screen.until("it is drawn", () -> Math.abs(divider(screen) - 0.4) < .03);
  }

  private static void fire(Node node, EventType<MouseEvent> type, double right) {
    Bounds at = node.localToScene(node.getBoundsInLocal());
    var where = new Point2D(at.getCenterX() + right, at.getCenterY());
    boolean down = type != MouseEvent.MOUSE_RELEASED;
    Event.fireEvent(
        node,
        new MouseEvent(
            type,
            where.getX(),
            where.getY(),
            where.getX(),
            where.getY(),
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            down,
            false,
            false,
            true,
            false,
            false,
            null));
  }

  @Test
  void drawnColumnsStayAsWideAsTheyWereDrawn() throws Exception {
    double drawn;
    try (var open = new OpenConsole(folder)) {
      Screen screen = open.screen();
      screen.click("#place-audit").awaits("#audit");
      double before = width(open, "when");
      Screen.run(() -> widen(open.table("#audit"), "when", 25)); // as its edge does
      Screen.until("it is wider", () -> width(open, "when") > before + 10);
      drawn = width(open, "when");
    }
    try (var open = new OpenConsole(folder)) {
      open.screen().awaits("#audit");
      Screen.until("it is as wide", () -> Math.abs(width(open, "when") - drawn) < 1.5);
      choose(open, "#columns", "columns-reset");
      Screen.until("it is as at first", () -> width(open, "when") < drawn - 9);
    }
  }

  private static <R> void widen(TableView<R> table, String column, double by) {
    table.getColumns().stream()
        .filter(one -> one.getId().equals(column))
        .forEach(one -> table.resizeColumn(one, by));
  }

  private static double width(OpenConsole open, String column) {
    return Screen.call(() ->
        open.table("#audit").getColumns().stream()
            .filter(one -> one.getId().equals(column))
            .mapToDouble(TableColumn::getWidth)
            .sum());
  }

  @Test
  void startsWithItsStandardsAndSaysSoWhereTheFileIsDamaged() throws Exception {
    Files.writeString(file(), "{\"format\":1,\"theme\":\"dark\"");
    try (var open = new OpenConsole(folder)) {
      Screen screen = open.screen();
      screen.awaitsText("#theme-switch", "Theme: system");
      Path aside = folder.resolve("console-settings.unused-1.json");
      assertThat(aside).content().contains("dark");
      screen.click("#notices");
      screen.awaits("#notice-list .notice-words");
      assertThat(screen.text("#notice-list .notice-words"))
          .contains("damaged", "starts with its standards", aside.toString());
    }
  }

  @Test
  void aWindowOfAScreenThatIsGoneComesBackToOneThatIsThere() throws Exception {
    Files.writeString(
        file(),
        """
        {"format":1,"window":{"x":5000,"y":-3000,"width":940,"height":800,"maximised":false}}
        """);
    try (var open = new OpenConsole(folder, window -> {})) {
      assertThat(Screen.call(() -> open.stage().getX())).isBetween(0.0, 100.0);
      assertThat(Screen.call(() -> open.stage().getY())).isBetween(0.0, 200.0);
    }
  }

  @Test
  void tellsThatItCannotRemember() throws Exception {
    try (var open = new OpenConsole(folder)) {
      Screen screen = open.screen();
      Screen.until("the window is remembered", () -> Files.exists(file()));
      Screen.until( // it may be written anew in between
          "a folder is in its place",
          () -> {
            if (!Files.isDirectory(file())) {
              Files.deleteIfExists(file());
              try {
                Files.createDirectory(file()); // nothing can be moved over one that is not empty
              } catch (FileAlreadyExistsException e) {
                return false;
              }
            }
            return true;
          });
      Files.writeString(file().resolve("in the way"), "");
      screen.click("#theme-switch");
      Screen.until(
          "it is told",
          () ->
              screen.robot().lookup(".notice-error .notice-words").queryAll().stream()
                  .anyMatch(node -> node.isVisible()));
      assertThat(screen.text(".notice-error .notice-words")).contains("could not be saved");
      Files.delete(file().resolve("in the way"));
      Files.delete(file());
    }
    assertThat(file()).as("it was not lost").content().contains("\"theme\" : \"light\"");
  }
}
