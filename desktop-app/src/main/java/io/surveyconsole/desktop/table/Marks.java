package io.surveyconsole.desktop.table;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/// Which rows the operator has marked, to do something with all of them at once: some, each by its
/// id, or all that match the filter, also those that come to match it later. On the JavaFX thread.
public final class Marks<R extends LiveRow<?>> {
  /// What is marked now.
  ///
  /// @param marked how many rows
  /// @param hidden how many of them the filter hides
  /// @param matching how many rows match the filter
  /// @param all whether everything is marked that matches, and nothing else
  public record State(int marked, int hidden, int matching, boolean all) {}

  private final LiveRows<?, R> rows;
  private final Set<String> ids = new LinkedHashSet<>();
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", new State(0, 0, 0, false));
  private @Nullable String last;
  private boolean all;

  public Marks(LiveRows<?, R> rows) {
    this.rows = rows;
    rows.shown().addListener((ListChangeListener<R>) change -> tell());
    rows.all().addListener((ListChangeListener<R>) this::forgetGone);
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public boolean has(R row) {
    return all || ids.contains(row.id());
  }

  /// The rows that are marked at this moment.
  public List<R> rows() {
    return all
        ? rows.shown().stream().filter(row -> !row.isGone()).toList()
        : ids.stream().map(rows::find).flatMap(Optional::stream).toList();
  }

  /// Marks a row, or takes its mark away.
  public void toggle(R row) {
    nameThem();
    if (!ids.remove(row.id())) {
      add(row);
    }
    last = row.id();
    tell();
  }

  /// Marks all rows from the one that was marked last to this one, as they lie now.
  public void upTo(R row) {
    nameThem();
    int from = last == null ? -1 : rows.find(last).map(rows.shown()::indexOf).orElse(-1);
    int to = rows.shown().indexOf(row);
    if (from < 0 || to < 0) {
      add(row);
    } else {
      rows.shown().subList(Math.min(from, to), Math.max(from, to) + 1).forEach(this::add);
    }
    last = row.id();
    tell();
  }

  /// Marks everything that matches the filter, and nothing else.
  public void allMatching() {
    ids.clear();
    all = true;
    tell();
  }

  /// Marks nothing.
  public void clear() {
    ids.clear();
    all = false;
    last = null;
    tell();
  }

  /// From now on each is marked by itself.
  private void nameThem() {
    if (all) {
      all = false;
      rows.shown().forEach(this::add);
    }
  }

  /// One that is gone may still be shown for a moment, and nobody tells of it again.
  private void add(R row) {
    if (!row.isGone()) {
      ids.add(row.id());
    }
  }

  private void forgetGone(ListChangeListener.Change<? extends R> change) {
    boolean forgotten = false;
    while (!ids.isEmpty() && change.next()) {
      for (R gone : change.getRemoved()) {
        forgotten |= rows.find(gone.id()).isEmpty() && ids.remove(gone.id());
      }
    }
    if (forgotten) {
      tell();
    }
  }

  private void tell() {
    State now = look();
    if (!Objects.equals(now, state.get()) || now.marked() > 0) {
      state.set(now);
    }
  }

  private State look() {
    int matching = rows.shown().size();
    if (all) {
      return new State(matching, 0, matching, true);
    }
    if (ids.isEmpty()) {
      return new State(0, 0, matching, false);
    }
    int hidden = 0;
    for (String id : ids) {
      R row = rows.find(id).orElse(null);
      if (row != null && row.place() == LiveRow.Place.HIDDEN) {
        hidden++;
      }
    }
    return new State(ids.size(), hidden, matching, false);
  }
}
