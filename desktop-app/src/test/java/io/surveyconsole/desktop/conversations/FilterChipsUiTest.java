package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.testing.Samples.active;
import static io.surveyconsole.desktop.testing.Samples.changes;
import static io.surveyconsole.desktop.testing.Samples.completed;
import static io.surveyconsole.desktop.testing.Samples.open;
import static io.surveyconsole.desktop.testing.Samples.test;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Liveness;
import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Ticker;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.settings.SavedView;
import io.surveyconsole.desktop.settings.SettingsModel;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.desktop.testing.Names;
import io.surveyconsole.desktop.testing.RecordedNotices;
import io.surveyconsole.desktop.testing.Samples;
import io.surveyconsole.desktop.testing.Screen;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The chips above the table and the views, used as an operator uses them.
class FilterChipsUiTest {
  private static final int MOST_STEPS = 40;

  private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOON);
  private final RecordedNotices notices = new RecordedNotices();
  private final SettingsModel settings = SettingsModel.forThisRun();
  private final Kit kit =
      new Kit(
          new Ticker(now::get),
          new Times(ZoneOffset.UTC),
          Tasks.inline(),
          text -> {},
          settings,
          notices);
  private final ConversationsModel model = new ConversationsModel();
  private final SimpleObjectProperty<Liveness> liveness =
      new SimpleObjectProperty<>(new Liveness.Live());
  private Screen screen;

  @BeforeEach
  void show() throws Exception {
    screen = show(900);
  }

  private Screen show(double width) throws Exception {
    Screen shown =
        Screen.open(stage -> {
          var view =
              new ConversationsView(
                  model,
                  new ServerSearch(new FakeSurveyApi(), kit.tasks(), kit.notices(), model),
                  liveness,
                  kit,
                  new Label(""),
                  () -> {},
                  id -> {},
                  List.of());
          var scene = new Scene(view, width, 700);
          Look.dress(scene);
          stage.setScene(scene);
          stage.show();
        });
    Screen.run(() -> {
      model.apply(changes(open("k", "a", "Maya")));
      model.apply(
          changes(
              active("a", "Maya", 1),
              active("b", "Jonas", 200),
              completed("c", "Aiko", 5),
              test("t", "Tester")));
    });
    return shown;
  }

  private void awaitRows(String... ids) {
    Screen.until(
        "the table shows " + Set.of(ids),
        () -> {
          TableView<?> table = screen.robot().lookup("#conversations").queryAs(TableView.class);
          return table.getItems().stream()
              .map(row -> row instanceof ConversationRow one ? one.id() : "")
              .collect(Collectors.toSet())
              .equals(Set.of(ids));
        });
  }

  private boolean focused(String query) {
    return Screen.call(
        () -> screen.robot().lookup(query).queryAll().stream().anyMatch(Node::isFocused));
  }

  private void tabTo(String query) {
    for (int step = 0; step < MOST_STEPS && !focused(query); step++) {
      screen.robot().type(KeyCode.TAB);
    }
    assertThat(focused(query)).as(query + " is reached").isTrue();
  }

  private void type(KeyCode... keys) {
    screen.robot().type(keys);
  }

  private String value(String chip) {
    return screen.text("#filter-" + chip + " .filter-value");
  }

  @Test
  void narrowsAndWidensByKeyboardAlone() {
    awaitRows("a", "b", "c");
    Screen.run(() -> screen.robot().lookup("#conversations-filter").query().requestFocus());
    tabTo("#filter-state");
    type(KeyCode.SPACE);
    Screen.until("the first is ready", () -> focused(".popover-frame .check-box"));
    type(KeyCode.SPACE);
    awaitRows("a", "b");
    type(KeyCode.TAB, KeyCode.TAB, KeyCode.SPACE);
    assertThat(value("state")).isEqualTo("active, ended");
    type(KeyCode.ESCAPE);
    screen.awaitsNo(".popover-frame");
    Screen.until("the cursor is back", () -> focused("#filter-state"));
    type(KeyCode.DELETE);
    awaitRows("a", "b", "c");
    assertThat(value("state")).isEqualTo("any");
    assertThat(screen.sees("#filter-state-remove")).isFalse();

    tabTo("#filter-add");
    type(KeyCode.SPACE, KeyCode.DOWN, KeyCode.ENTER);
    Screen.until("the words are asked for", () -> focused("#filter-respondent-words"));
    screen.robot().write("jo");
    awaitRows("b");
    type(KeyCode.ENTER);
    screen.awaitsNo("#filter-respondent-words");
    Screen.until("the cursor is at the chip", () -> focused("#filter-respondent"));
    assertThat(value("respondent")).isEqualTo("jo");
    tabTo("#filter-respondent-remove");
    type(KeyCode.SPACE);
    awaitRows("a", "b", "c");
    assertThat(screen.sees("#filter-respondent")).isFalse();
  }

  @Test
  void changesAChipThatIsThere() {
    screen.click("#filter-add").click("#add-connected");
    awaitRows("a");
    assertThat(value("connected")).isEqualTo("now");
    screen.click("#filter-connected").click("not now");
    awaitRows("b", "c");
    type(KeyCode.ESCAPE);
    screen.click("#filter-connected-remove");
    awaitRows("a", "b", "c");
  }

  @Test
  void aChipThatAsksForNothingGoesAgain() {
    screen.click("#filter-add").click("#add-respondent").awaits("#filter-respondent-words");
    type(KeyCode.ESCAPE);
    screen.awaitsNo("#filter-respondent").awaits("#filter-add");
  }

  @Test
  void showsTestsWhenAskedAndSaysHowManyThereAre() {
    screen.awaitsText("#chip-tests", "Tests hidden: 1").click("#chip-tests");
    awaitRows("a", "b", "c", "t");
    screen.awaitsText("#chip-tests", "Tests shown: 1");
  }

  @Test
  void bringsThoseInWhoFallSilentWhileItIsLookedAt() {
    screen.click("#filter-add").click("#add-activity").click("idle for more than 5 min");
    type(KeyCode.ESCAPE);
    screen.click("#filter-state").click(".popover-frame .check-box");
    type(KeyCode.ESCAPE);
    awaitRows();
    Screen.run(() -> {
      now.set(Samples.NOON.plus(Duration.ofMinutes(5)).plusSeconds(2));
      kit.ticker().tick();
    });
    awaitRows("a");
  }

  @Test
  void keepsRenamesAndDeletesAViewAndTakesThatBack() {
    screen.click("#filter-add").click("#add-connected");
    screen.awaitsText("#view-changed", "changed");
    screen.click("#views").click("Save as…").awaits("#view-name");
    screen.robot().write("all open");
    screen.awaitsText("#view-name-trouble", "There is a view of this name.");
    type(KeyCode.ENTER);
    assertThat(settings.now().views()).isEmpty();
    screen.robot().eraseText(8).write("Fieldwork");
    type(KeyCode.ENTER);
    screen.awaitsText("#views .view-name", "Fieldwork").awaitsNo("#view-changed");

    screen.click("#filter-connected-remove").awaits("#view-changed");
    screen.click("#views").click("Back to “Fieldwork”");
    awaitRows("a");
    screen.click("#views").click("Rename “Fieldwork”…").awaits("#view-name");
    screen.robot().write("Today");
    type(KeyCode.ENTER);
    screen.awaitsText("#views .view-name", "Today");
    assertThat(settings.now().views()).extracting(SavedView::name).containsExactly("Today");

    screen.click("#views").click("Delete “Today”");
    screen.awaitsText("#views .view-name", "All conversations");
    assertThat(notices.told).containsExactly("The view “Today” is deleted.");
    Screen.run(() -> notices.undos.getFirst().run());
    screen.awaitsText("#views .view-name", "Today").awaitsNo("#view-changed");
    screen.click("#views").click("Finished today");
    awaitRows("c");
  }

  @ParameterizedTest
  @ValueSource(doubles = {700, 980})
  void cutsNothingOffInANarrowWindow(double width) throws Exception {
    screen = show(width);
    Screen.run(() ->
        model
            .filter()
            .change(all ->
                all.withStates(Set.of("active", "completed", "ended"))
                    .withSurveys(Set.of("Ice Cream Preference", "Support feedback"))
                    .withRespondent("jonas@example.com")
                    .withActivity(new Activity.IdleFor(Duration.ofMinutes(15)))
                    .withPresence(Presence.AWAY)));
    screen.awaits("#filter-connected-remove");
    List<Bounds> chips =
        Screen.call(() -> {
          screen.robot().lookup(".filter-bar").query().getScene().getRoot().layout();
          return screen.robot().lookup(".filter-bar > *").queryAll().stream()
              .filter(Node::isVisible)
              .map(chip -> chip.localToScene(chip.getBoundsInLocal()))
              .toList();
        });
    assertThat(chips).hasSizeGreaterThan(5);
    Bounds views =
        Screen.call(() -> {
          Node menu = screen.robot().lookup("#views").query();
          return menu.localToScene(menu.getBoundsInLocal());
        });
    assertThat(chips)
        .allSatisfy(chip -> {
          assertThat(chip.getMaxX()).isLessThanOrEqualTo(width);
          assertThat(chip.intersects(views)).as("covers the views").isFalse();
        });
  }

  @Test
  void everyControlOfAPopoverHasAName() {
    for (String chip : List.of("#filter-state", "#filter-survey")) {
      screen.click(chip).awaits(".popover-frame");
      assertThat(Screen.call(Names::missing)).isEmpty();
      type(KeyCode.ESCAPE);
    }
  }
}
