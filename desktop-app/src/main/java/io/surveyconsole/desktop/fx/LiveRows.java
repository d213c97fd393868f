package io.surveyconsole.desktop.fx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The rows of a live table: found by id, updated in place, filtered on every change. A pause holds
/// what arrives back and counts it; nothing is lost by it. On the JavaFX thread.
///
/// @param <V> what arrives, an immutable value
/// @param <R> the row that shows it
public final class LiveRows<V, R extends LiveRow<V>> {
  private final Function<V, String> idOf;
  private final Function<V, R> rowOf;
  private final BiPredicate<V, V> supersedes;

  private final RowList<R> all = new RowList<>();
  private final FilteredList<R> shown = new FilteredList<>(all);
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, V> held = new LinkedHashMap<>();
  private final Set<String> unconfirmed = new HashSet<>();
  private final Set<String> gone = new HashSet<>();
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(this, "paused");
  private final ReadOnlyIntegerWrapper news = new ReadOnlyIntegerWrapper(this, "news");
  private boolean live;

  /// @param supersedes whether the first value is newer than, or as new as, the second
  public LiveRows(Function<V, String> idOf, Function<V, R> rowOf, BiPredicate<V, V> supersedes) {
    this.idOf = idOf;
    this.rowOf = rowOf;
    this.supersedes = supersedes;
  }

  /// Every row, in the order of arrival.
  public ObservableList<R> all() {
    return all;
  }

  /// The rows that pass the filter.
  public ObservableList<R> shown() {
    return shown;
  }

  public ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /// How many rows have changed or come while paused.
  public ReadOnlyIntegerProperty newsProperty() {
    return news.getReadOnlyProperty();
  }

  public Optional<R> find(String id) {
    return Optional.ofNullable(places.get(id)).map(all::get);
  }

  /// The newest that is known of a row, also what a pause holds back.
  public Optional<V> newest(String id) {
    V waiting = held.get(id);
    return waiting != null ? Optional.of(waiting) : find(id).map(LiveRow::value);
  }

  /// Judges every row now, and each one again whenever it changes.
  public void filter(Predicate<? super R> predicate) {
    shown.setPredicate(predicate);
  }

  /// A new picture begins: what it does not confirm until [#complete] is gone.
  public void begin() {
    live = false;
    unconfirmed.clear();
    unconfirmed.addAll(places.keySet());
    gone.clear();
    held.clear();
    news.set(0);
  }

  /// The picture is complete; from here on, what comes new lights up.
  public void complete() {
    live = true;
    gone.addAll(unconfirmed);
    unconfirmed.clear();
    if (!paused.get()) {
      dropGone();
    }
  }

  /// Newest states, each whole; an older one than is known is passed over.
  public void apply(Collection<V> values) {
    if (values.isEmpty()) {
      return;
    }
    if (paused.get()) {
      values.forEach(this::hold);
      news.set(held.size());
    } else {
      all.together(() -> values.forEach(this::take));
    }
  }

  /// What has been there and is only now looked at: it is no news and does not light up.
  public void fill(Collection<V> values) {
    boolean was = live;
    live = false;
    apply(values);
    live = was;
  }

  /// Rows that have ended leave the table; while paused they leave when it goes on.
  public void remove(Collection<String> ids) {
    ids.forEach(held::remove);
    ids.stream().filter(places::containsKey).forEach(gone::add);
    if (paused.get()) {
      news.set(held.size() + gone.size());
    } else {
      dropGone();
    }
  }

  public void pause() {
    paused.set(true);
  }

  /// Shows at once everything that was held back.
  public void proceed() {
    paused.set(false);
    List<V> waiting = new ArrayList<>(held.values());
    held.clear();
    news.set(0);
    dropGone();
    apply(waiting);
  }

  private void hold(V value) {
    String id = idOf.apply(value);
    V known = held.get(id);
    boolean confirmed = !unconfirmed.remove(id);
    if (known == null && confirmed) {
      known = find(id).map(LiveRow::value).orElse(null);
    }
    if (known == null || supersedes.test(value, known)) {
      held.put(id, value);
    }
  }

  private void take(V value) {
    String id = idOf.apply(value);
    boolean confirmed = !unconfirmed.remove(id);
    Integer place = places.get(id);
    if (place == null) {
      R row = rowOf.apply(value);
      if (live) {
        row.markFresh();
      }
      places.put(id, all.size());
      all.add(row);
      return;
    }
    R row = all.get(place);
    if (!confirmed || supersedes.test(value, row.value())) {
      row.become(value);
      all.touch(place);
    }
  }

  private void dropGone() {
    if (gone.isEmpty()) {
      return;
    }
    all.together(() -> {
      all.removeIf(row -> gone.contains(row.id()));
      gone.clear();
      places.clear(); // set right before anyone hears of it: listeners look rows up
      for (int index = 0; index < all.size(); index++) {
        places.put(all.get(index).id(), index);
      }
    });
  }
}
