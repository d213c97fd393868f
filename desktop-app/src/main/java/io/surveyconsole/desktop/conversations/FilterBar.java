package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Chip;
import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.SafeText;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// What the table is narrowed to, one chip a criterion, and the way to add another.
final class FilterBar extends FlowPane {
  private static final List<String> STATES =
      List.of(Conversation.ACTIVE, Conversation.COMPLETED, Conversation.ENDED);

  /// It wants to be one row, and wraps only where there is no room for that.
  private static final double ONE_ROW = 4_000;

  private final FilterModel model;
  private final ObservableValue<ConversationCounts> counts;
  private final FilterChip states;
  private final FilterChip surveys;
  private final FilterChip respondent;
  private final FilterChip activity;
  private final FilterChip presence;
  private final Chip tests = new Chip("");
  private final MenuButton add = new MenuButton(text("filter.add"));

  FilterBar(FilterModel model, ObservableValue<ConversationCounts> counts) {
    this.model = model;
    this.counts = counts;
    getStyleClass().add("filter-bar");
    setAlignment(Pos.CENTER_LEFT);
    setPrefWrapLength(ONE_ROW);
    states =
        new FilterChip(
            "state",
            text("filter.state"),
            true,
            new ManyEditor(
                text("filter.state.edit"),
                () -> STATES,
                () -> model.filter().states(),
                StateWords::of,
                now -> model.change(filter -> filter.withStates(now)),
                ""),
            () -> model.change(filter -> filter.withStates(Set.of())));
    surveys =
        new FilterChip(
            "survey",
            text("filter.survey"),
            true,
            new ManyEditor(
                text("filter.survey.edit"),
                model::surveys,
                () -> model.filter().surveys(),
                SafeText::line,
                now -> model.change(filter -> filter.withSurveys(now)),
                text("filter.survey.none")),
            () -> model.change(filter -> filter.withSurveys(Set.of())));
    respondent = respondentChip();
    activity =
        new FilterChip(
            "activity",
            text("filter.activity"),
            false,
            new OneEditor<>(
                text("filter.activity.edit"),
                ActivityWords.CHOICES,
                () -> model.filter().activity(),
                ActivityWords::of,
                now -> model.change(filter -> filter.withActivity(now))),
            () -> model.change(filter -> filter.withActivity(new Activity.Any())));
    presence =
        new FilterChip(
            "connected",
            text("filter.connected"),
            false,
            new OneEditor<>(
                text("filter.connected.edit"),
                List.of(Presence.values()),
                () -> model.filter().presence(),
                FilterBar::words,
                now -> model.change(filter -> filter.withPresence(now))),
            () -> model.change(filter -> filter.withPresence(Presence.ANY)));
    tests.setId("chip-tests");
    tests.setTooltip(new Tooltip(text("filter.tests.tip")));
    tests.setOnAction(event -> model.change(filter -> filter.withTests(tests.isSelected())));
    add.setId("filter-add");
    add.getStyleClass().add("filter-add");
    add.setTooltip(new Tooltip(text("filter.add.tip")));
    getChildren().setAll(states, surveys, respondent, activity, presence, tests, add);
    model.filterProperty().subscribe(filter -> show(filter));
    counts.subscribe(now -> showTests(model.filter().tests()));
  }

  private FilterChip respondentChip() {
    var editor =
        new WordsEditor(
            text("filter.respondent.edit"),
            "filter-respondent-words",
            text("filter.respondent.prompt"),
            () -> model.filter().respondent(),
            now -> model.change(filter -> filter.withRespondent(now)));
    var chip =
        new FilterChip(
            "respondent",
            text("filter.respondent"),
            false,
            editor,
            () -> model.change(filter -> filter.withRespondent("")));
    editor.onEnter(chip::close);
    return chip;
  }

  private void show(ConversationFilter filter) {
    states.show(words(filter.states(), StateWords::of), !filter.states().isEmpty());
    surveys.show(words(filter.surveys(), SafeText::line), !filter.surveys().isEmpty());
    respondent.show(SafeText.line(filter.respondent()), !filter.respondent().isBlank());
    activity.show(
        ActivityWords.of(filter.activity()), !(filter.activity() instanceof Activity.Any));
    presence.show(words(filter.presence()), filter.presence() != Presence.ANY);
    showTests(filter.tests());
    var items =
        List.of(respondent, activity, presence).stream()
            .filter(FilterChip::canBeAdded)
            .map(this::item)
            .toList();
    add.getItems().setAll(items);
    add.setVisible(!items.isEmpty());
    add.setManaged(!items.isEmpty());
  }

  private MenuItem item(FilterChip chip) {
    var item = new MenuItem(chip.title());
    item.setId("add-" + chip.name());
    item.setOnAction(event -> {
      if (chip == presence) { // there is little else to ask for
        model.change(filter -> filter.withPresence(Presence.NOW));
      } else {
        chip.open();
      }
    });
    return item;
  }

  private void showTests(boolean shown) {
    String number = Figures.count(counts.getValue().tests());
    tests.setSelected(shown);
    tests.setText(text(shown ? "filter.tests.shown" : "filter.tests.hidden", number));
    boolean there = shown || counts.getValue().tests() > 0;
    tests.setVisible(there);
    tests.setManaged(there);
  }

  private static String words(Collection<String> names, UnaryOperator<String> words) {
    return names.isEmpty()
        ? text("filter.any")
        : new TreeSet<>(names).stream().map(words).collect(Collectors.joining(", "));
  }

  private static String words(Presence presence) {
    return switch (presence) {
      case ANY -> text("filter.any");
      case NOW -> text("filter.connected.now");
      case AWAY -> text("filter.connected.no");
    };
  }
}
