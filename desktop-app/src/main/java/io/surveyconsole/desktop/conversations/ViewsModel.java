package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Notices;
import io.surveyconsole.desktop.fx.SafeText;
import io.surveyconsole.desktop.fx.Undo;
import io.surveyconsole.desktop.settings.SavedView;
import io.surveyconsole.desktop.settings.SettingsModel;
import io.surveyconsole.desktop.settings.TableLayout;
import io.surveyconsole.desktop.table.Arranged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The ways to look at the conversations that have a name: a filter, a sort and columns. Some are
/// there from the beginning, the others are the operator's own. On the JavaFX thread.
public final class ViewsModel {
  private final FilterModel filter;
  private final Arranged table;
  private final SettingsModel settings;
  private final Notices notices;
  private final List<SavedView> standing = standing();
  private final ObservableList<SavedView> own;
  private final ReadOnlyObjectWrapper<SavedView> chosen;
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");

  /// @param table whose columns and sort belong to a view
  ViewsModel(FilterModel filter, Arranged table, SettingsModel settings, Notices notices) {
    this.filter = filter;
    this.table = table;
    this.settings = settings;
    this.notices = notices;
    own =
        FXCollections.observableArrayList(
            settings.now().views().stream().filter(view -> !isStanding(view.name())).toList());
    String last = settings.now().view();
    chosen =
        new ReadOnlyObjectWrapper<>(
            this,
            "chosen",
            all().filter(view -> view.name().equals(last)).findFirst().orElse(whole()));
    filter.change(wanted -> FilterWords.filter(settings.now().filter()).withText(wanted.text()));
    filter.filterProperty().subscribe(now -> filterChanged(now));
    table.layoutProperty().subscribe(now -> compare());
  }

  // Properties

  /// Those that are there from the beginning.
  List<SavedView> standingOnes() {
    return standing;
  }

  /// The operator's own, in the order in which they were made.
  ObservableList<SavedView> own() {
    return own;
  }

  /// Every one.
  Stream<SavedView> all() {
    return Stream.concat(standing.stream(), own.stream());
  }

  ReadOnlyObjectProperty<SavedView> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// Whether the table is no longer as the chosen view has it.
  ReadOnlyBooleanProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }

  boolean isOwn(SavedView view) {
    return own.contains(view);
  }

  /// The names of all of them.
  public List<String> names() {
    return all().map(SavedView::name).toList();
  }

  // Commands

  /// Looks at the conversations as the view of this name has it; does nothing where there is none.
  public void chooseNamed(String name) {
    all().filter(view -> view.name().equals(name)).findFirst().ifPresent(this::choose);
  }

  /// Looks at the conversations this way.
  void choose(SavedView view) {
    become(view);
    TableLayout layout = view.layout();
    if (layout != null) {
      table.show(layout);
    }
    filter.change(now -> FilterWords.filter(view.filter()));
    compare();
  }

  /// Why a view cannot have this name; empty if it can.
  ///
  /// @param instead the view that is to have it; its own name is free for it; null for a new one
  String problem(String name, @Nullable SavedView instead) {
    String wanted = name.strip();
    if (wanted.isEmpty()) {
      return text("views.name.missing");
    }
    if (wanted.length() > SavedView.LONGEST_NAME) {
      return text("views.name.long", SavedView.LONGEST_NAME);
    }
    boolean taken =
        all().anyMatch(view -> !view.equals(instead) && view.name().equalsIgnoreCase(wanted));
    return taken ? text("views.name.taken") : "";
  }

  /// Keeps what is shown now as a view of its own.
  ///
  /// @param name one without a [#problem]
  void saveAs(String name) {
    SavedView made = present(name.strip());
    change(views -> views.add(made));
    become(made);
    compare();
  }

  /// The chosen view, which is the operator's own, becomes what is shown now.
  void save() {
    replace(chosen.get(), present(chosen.get().name()));
  }

  /// @param name one without a [#problem]
  void rename(SavedView view, String name) {
    replace(view, new SavedView(name.strip(), view.filter(), view.layout()));
  }

  /// Takes one of the operator's own away; it can be brought back.
  void delete(SavedView view) {
    int place = own.indexOf(view);
    boolean wasChosen = view.equals(chosen.get());
    change(views -> views.remove(view));
    if (wasChosen) {
      become(whole());
      compare();
    }
    notices.tell(
        text("views.deleted", SafeText.line(view.name())),
        new Undo(() -> bringBack(view, place, wasChosen)));
  }

  private void bringBack(SavedView view, int place, boolean choose) {
    var back = new SavedView(free(view.name()), view.filter(), view.layout());
    change(views -> views.add(Math.min(place, views.size()), back));
    if (choose) {
      become(back);
      compare();
    }
  }

  /// Somebody may have taken the name meanwhile.
  private String free(String name) {
    String free = name;
    for (int number = 2; isTaken(free); number++) {
      String ending = " (" + number + ")";
      int room = Math.min(name.length(), SavedView.LONGEST_NAME - ending.length());
      free = name.substring(0, room) + ending;
    }
    return free;
  }

  private boolean isTaken(String name) {
    return all().anyMatch(view -> view.name().equalsIgnoreCase(name));
  }

  private void replace(SavedView before, SavedView after) {
    boolean wasChosen = before.equals(chosen.get());
    change(views -> views.replaceAll(view -> view.equals(before) ? after : view));
    if (wasChosen) {
      become(after);
    }
    compare();
  }

  private void change(Consumer<List<SavedView>> change) {
    var views = new ArrayList<>(own);
    change.accept(views);
    own.setAll(views);
    settings.change(all -> all.withViews(views));
  }

  private void become(SavedView view) {
    chosen.set(view);
    settings.change(all -> all.withView(view.name()));
  }

  /// Words are typed to find something once: they are not there after a restart.
  private void filterChanged(ConversationFilter now) {
    settings.change(all -> all.withFilter(FilterWords.of(now.withText(""))));
    compare();
  }

  private void compare() {
    SavedView view = chosen.get();
    TableLayout layout = view.layout();
    boolean alike =
        FilterWords.of(filter.filter()).equals(view.filter())
            && (layout == null || layout.looksLike(table.layoutProperty().get()));
    changed.set(!alike);
  }

  private SavedView present(String name) {
    return new SavedView(name, FilterWords.of(filter.filter()), table.layoutProperty().get());
  }

  private SavedView whole() {
    return standing.getFirst();
  }

  private boolean isStanding(String name) {
    return standing.stream().anyMatch(view -> view.name().equalsIgnoreCase(name));
  }

  private static List<SavedView> standing() {
    ConversationFilter all = ConversationFilter.ALL;
    ConversationFilter open = all.withStates(Set.of(Conversation.ACTIVE));
    return List.of(
        standing("views.all", all),
        standing("views.open", open),
        standing("views.connected", all.withPresence(Presence.NOW)),
        standing(
            "views.stuck",
            open.withPresence(Presence.NOW)
                .withActivity(new Activity.IdleFor(Duration.ofMinutes(5)))),
        standing(
            "views.finished",
            all.withStates(Set.of(Conversation.COMPLETED)).withActivity(new Activity.Today())));
  }

  private static SavedView standing(String key, ConversationFilter filter) {
    return new SavedView(text(key), FilterWords.of(filter), null);
  }
}
