package io.surveyconsole.desktop.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.settings.SavedView;
import io.surveyconsole.desktop.settings.Settings;
import io.surveyconsole.desktop.settings.SettingsModel;
import io.surveyconsole.desktop.settings.TableLayout;
import io.surveyconsole.desktop.settings.TableLayout.ColumnLayout;
import io.surveyconsole.desktop.settings.TableLayout.SortBy;
import io.surveyconsole.desktop.table.Arranged;
import io.surveyconsole.desktop.testing.RecordedNotices;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;

class ViewsModelTest {
  private static final TableLayout FIRST = layout("survey", false);
  private static final TableLayout OTHER = layout("id", true);

  /// A table that does what it is told.
  private static final class Table implements Arranged {
    private final ReadOnlyObjectWrapper<TableLayout> layout =
        new ReadOnlyObjectWrapper<>(this, "layout", FIRST);

    @Override
    public ReadOnlyObjectProperty<TableLayout> layoutProperty() {
      return layout.getReadOnlyProperty();
    }

    @Override
    public void show(TableLayout wanted) {
      layout.set(wanted);
    }
  }

  private final Table table = new Table();
  private final RecordedNotices notices = new RecordedNotices();
  private final SettingsModel settings = SettingsModel.forThisRun();
  private final FilterModel filter = new ConversationsModel().filter();
  private final ViewsModel views = new ViewsModel(filter, table, settings, notices);

  private static TableLayout layout(String sort, boolean descending) {
    return new TableLayout(
        List.of(new ColumnLayout("survey", true, 100), new ColumnLayout("id", true, 100)),
        List.of(new SortBy(sort, descending)));
  }

  private List<String> own() {
    return views.own().stream().map(SavedView::name).toList();
  }

  private SavedView named(String name) {
    return views.all().filter(view -> view.name().equals(name)).findFirst().orElseThrow();
  }

  private boolean changed() {
    return views.changedProperty().get();
  }

  private String chosen() {
    return views.chosenProperty().get().name();
  }

  @Test
  void beginsWithEverythingAndAFewViewsOfItsOwn() {
    assertThat(chosen()).isEqualTo("All conversations");
    assertThat(changed()).isFalse();
    assertThat(views.names())
        .containsExactly(
            "All conversations",
            "All open",
            "Connected now",
            "Stuck: no answer for 5 min",
            "Finished today");
  }

  @Test
  void looksAtThoseWhoAreStuck() {
    views.chooseNamed("Stuck: no answer for 5 min");
    assertThat(filter.filter())
        .isEqualTo(
            ConversationFilter.ALL
                .withStates(Set.of("active"))
                .withPresence(Presence.NOW)
                .withActivity(new Activity.IdleFor(Duration.ofMinutes(5))));
    assertThat(changed()).isFalse();
    assertThat(table.layout.get()).as("the columns stay").isEqualTo(FIRST);
  }

  @Test
  void marksThatTheTableIsNoLongerAsTheViewHasIt() {
    views.chooseNamed("All open");
    filter.change(now -> now.withText("maya"));
    assertThat(changed()).isTrue();
    filter.change(now -> now.withText(""));
    assertThat(changed()).isFalse();
    views.saveAs("Mine");
    table.show(OTHER);
    assertThat(changed()).as("its sort belongs to it").isTrue();
    views.choose(views.chosenProperty().get());
    assertThat(table.layout.get()).isEqualTo(FIRST);
    assertThat(changed()).isFalse();
  }

  @Test
  void aDrawnColumnIsNoOtherView() {
    views.saveAs("Mine");
    table.show(
        new TableLayout(
            List.of(new ColumnLayout("survey", true, 300), new ColumnLayout("id", true, 100)),
            FIRST.sort()));
    assertThat(changed()).isFalse();
  }

  @Test
  void keepsFilterSortAndColumnsUnderAName() {
    filter.change(now -> now.withStates(Set.of("ended")).withTests(true));
    table.show(OTHER);
    views.saveAs("  Today’s fieldwork ");
    assertThat(chosen()).isEqualTo("Today’s fieldwork");
    views.chooseNamed("All conversations");
    table.show(FIRST);
    views.chooseNamed("Today’s fieldwork");
    assertThat(filter.filter().states()).containsExactly("ended");
    assertThat(filter.filter().tests()).isTrue();
    assertThat(table.layout.get()).isEqualTo(OTHER);
  }

  @Test
  void becomesWhatIsShownNow() {
    views.saveAs("Mine");
    filter.change(now -> now.withPresence(Presence.NOW));
    views.save();
    assertThat(changed()).isFalse();
    views.chooseNamed("All conversations");
    views.chooseNamed("Mine");
    assertThat(filter.filter().presence()).isEqualTo(Presence.NOW);
    assertThat(own()).containsExactly("Mine");
  }

  @Test
  void saysWhyANameCannotBeHad() {
    views.saveAs("Mine");
    assertThat(views.problem(" ", null)).isNotEmpty();
    assertThat(views.problem("x".repeat(61), null)).contains("60");
    assertThat(views.problem("mine", null)).contains("There is a view of this name");
    assertThat(views.problem("ALL OPEN", null)).isNotEmpty();
    assertThat(views.problem("MINE", named("Mine"))).as("its own").isEmpty();
    assertThat(views.problem("Yours", null)).isEmpty();
  }

  @Test
  void renamesTheOneThatIsChosen() {
    views.saveAs("Mine");
    views.rename(named("Mine"), "Ours");
    assertThat(own()).containsExactly("Ours");
    assertThat(chosen()).isEqualTo("Ours");
    assertThat(settings.now().view()).isEqualTo("Ours");
  }

  @Test
  void deletesAndBringsBackInItsPlace() {
    views.saveAs("One");
    views.saveAs("Two");
    views.chooseNamed("One");
    views.delete(named("One"));
    assertThat(own()).containsExactly("Two");
    assertThat(chosen()).isEqualTo("All conversations");
    assertThat(notices.told).containsExactly("The view “One” is deleted.");
    notices.undos.getFirst().run();
    assertThat(own()).containsExactly("One", "Two");
    assertThat(chosen()).isEqualTo("One");
    assertThat(settings.now().views()).extracting(SavedView::name).containsExactly("One", "Two");
  }

  @Test
  void bringsBackUnderAnotherNameWhereItsOwnIsTaken() {
    views.saveAs("One");
    views.delete(named("One"));
    views.saveAs("one");
    notices.undos.getFirst().run();
    assertThat(own()).containsExactlyInAnyOrder("one", "One (2)");
  }

  @Test
  void remembersEverythingButTheWordsThatWereTyped() {
    filter.change(now -> now.withStates(Set.of("ended")).withText("maya"));
    views.saveAs("Mine");
    Settings remembered = settings.now();
    var again = new ConversationsModel().filter();
    var next =
        new ViewsModel(
            again, new Table(), new SettingsModel(remembered, s -> {}), new RecordedNotices());
    assertThat(again.filter()).isEqualTo(ConversationFilter.ALL.withStates(Set.of("ended")));
    assertThat(next.chosenProperty().get().name()).isEqualTo("Mine");
    assertThat(next.changedProperty().get()).as("its words are missing").isTrue();
  }

  @Test
  void passesOverAViewThatIsCalledLikeOneOfItsOwn() {
    var remembered =
        Settings.STANDARD.withViews(
            List.of(
                new SavedView("all open", Map.of(), null), new SavedView("Mine", Map.of(), null)));
    var next =
        new ViewsModel(
            filter, table, new SettingsModel(remembered, s -> {}), new RecordedNotices());
    assertThat(next.own()).extracting(SavedView::name).containsExactly("Mine");
  }
}
