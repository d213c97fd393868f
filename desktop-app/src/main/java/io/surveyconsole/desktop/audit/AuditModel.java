package io.surveyconsole.desktop.audit;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.Reading;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.table.LiveRows;
import io.surveyconsole.server.api.AuditEntryView;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What operators and scripts did: the newest entries, and older ones as far as they were asked
/// for. On the JavaFX thread.
public final class AuditModel {
  /// So many entries are kept here at most; all of them are in the exported file.
  static final int KEPT = 10_000;

  private static final Comparator<AuditRow> BY_NUMBER = Comparator.comparingLong(AuditRow::number);

  private final SurveyApi api;
  private final Tasks tasks;
  private final int kept;
  private final LiveRows<AuditEntryView, AuditRow> rows =
      new LiveRows<>(AuditRow::id, AuditRow::new, (newer, older) -> false);
  private final StringProperty filterText = new SimpleStringProperty(this, "filterText", "");
  private final ReadOnlyObjectWrapper<Reading> reading =
      new ReadOnlyObjectWrapper<>(this, "reading", new Reading.Arriving());
  private final ReadOnlyObjectWrapper<Reach> reach =
      new ReadOnlyObjectWrapper<>(this, "reach", Reach.BEGINNING);
  private final ReadOnlyBooleanWrapper loadingOlder =
      new ReadOnlyBooleanWrapper(this, "loadingOlder");
  private boolean refreshing;

  public AuditModel(SurveyApi api, Tasks tasks) {
    this(api, tasks, KEPT);
  }

  AuditModel(SurveyApi api, Tasks tasks, int kept) {
    this.api = api;
    this.tasks = tasks;
    this.kept = kept;
    filterText.subscribe(now -> filter());
  }

  // Properties

  LiveRows<AuditEntryView, AuditRow> rows() {
    return rows;
  }

  /// Every word of it must occur somewhere in an entry.
  public StringProperty filterTextProperty() {
    return filterText;
  }

  ReadOnlyObjectProperty<Reading> readingProperty() {
    return reading.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Reach> reachProperty() {
    return reach.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty loadingOlderProperty() {
    return loadingOlder.getReadOnlyProperty();
  }

  boolean narrowed() {
    return !filterText.get().isBlank();
  }

  /// The number of the newest entry, about as many as there are; 0 where none is known.
  long newestNumber() {
    return newest().map(AuditEntryView::number).orElse(0L);
  }

  // Commands

  void clearFilter() {
    filterText.set("");
  }

  /// Asks for what has been added, unless that is being asked already.
  void refresh() {
    if (refreshing) {
      return;
    }
    refreshing = true;
    AuditEntryView known = newest().orElse(null);
    tasks
        .work(text("audit.task.newest"), () -> Newest.read(api, known, kept))
        .onSuccess(this::take)
        .onFailure(failure -> {
          refreshing = false;
          failed(failure);
        });
  }

  /// Asks for entries from before those that are shown.
  void loadOlder() {
    if (loadingOlder.get() || reach.get() != Reach.MORE) {
      return;
    }
    loadingOlder.set(true);
    AuditRow oldest = rows.all().stream().min(BY_NUMBER).orElseThrow();
    int wanted = Math.min(Newest.PAGE, kept - rows.all().size());
    tasks
        .work(text("audit.task.older"), () -> api.audit(oldest.number(), wanted))
        .onSuccess(older -> {
          loadingOlder.set(false);
          append(oldest, older, wanted);
        })
        .onFailure(failure -> {
          loadingOlder.set(false);
          failed(failure);
        });
  }

  private void take(Newest newest) {
    refreshing = false;
    reading.set(new Reading.Done());
    if (newest.joins()) {
      rows.apply(newest.entries());
      dropOldest();
    } else {
      rows.begin();
      rows.apply(newest.entries());
      rows.complete();
      reach.set(newest.whole() ? Reach.BEGINNING : Reach.MORE);
      dropOldest();
    }
  }

  /// @param oldest what was the oldest when they were asked for
  private void append(AuditRow oldest, List<AuditEntryView> older, int wanted) {
    if (rows.find(oldest.id()).filter(found -> found.equals(oldest)).isEmpty()) {
      return; // another log has taken its place meanwhile
    }
    rows.fill(older);
    if (older.size() < wanted) {
      reach.set(Reach.BEGINNING);
    }
    dropOldest();
  }

  private void dropOldest() {
    int tooMany = rows.all().size() - kept;
    if (tooMany > 0) {
      rows.remove(rows.all().stream().sorted(BY_NUMBER).limit(tooMany).map(AuditRow::id).toList());
      reach.set(Reach.CUT);
    } else if (tooMany == 0 && reach.get() == Reach.MORE) {
      reach.set(Reach.CUT);
    }
  }

  private void failed(Exception failure) {
    reading.set(Reading.failed(failure));
    if (reading.get() instanceof Reading.NotAllowed) {
      rows.begin();
      rows.complete();
      reach.set(Reach.BEGINNING);
    }
  }

  private Optional<AuditEntryView> newest() {
    return rows.all().stream().max(BY_NUMBER).map(AuditRow::value);
  }

  private void filter() {
    List<String> words =
        Arrays.stream(filterText.get().toLowerCase(Locale.ROOT).split("\\s+"))
            .filter(word -> !word.isEmpty())
            .toList();
    rows.filter(row -> words.stream().allMatch(word -> mentions(row.value(), word)));
  }

  private static boolean mentions(AuditEntryView entry, String word) {
    return Stream.of(
            entry.who(),
            entry.address(),
            entry.action(),
            entry.target(),
            AuditWords.answer(entry.status()))
        .anyMatch(place -> place.toLowerCase(Locale.ROOT).contains(word));
  }
}
