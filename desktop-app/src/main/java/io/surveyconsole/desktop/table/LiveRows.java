package io.surveyconsole.desktop.table;

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
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ObservableList;

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
  private final ShownRows<R> shown = new ShownRows<>();
  private final Map<String, R> byId = new HashMap<>();
  private final Map<String, V> held = new LinkedHashMap<>();
  private final Set<String> unconfirmed = new HashSet<>();
  private final Set<String> gone = new HashSet<>();
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(this, "paused");
  private final ReadOnlyIntegerWrapper news = new ReadOnlyIntegerWrapper(this, "news");
  private boolean live;
  private long arrivals;

  /// @param supersedes whether the first value is newer than, or as new as, the second
  public LiveRows(Function<V, String> idOf, Function<V, R> rowOf, BiPredicate<V, V> supersedes) {
    this.idOf = idOf;
    this.rowOf = rowOf;
    this.supersedes = supersedes;
  }

  /// Every row, in the order of arrival. It tells of rows that come and go; what changes in a row
  /// the row tells itself.
  public ObservableList<R> all() {
    return all;
  }

  /// The rows that pass the filter, in their order.
  public ObservableList<R> shown() {
    return shown.list();
  }

  public ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /// How many rows have changed or come while paused.
  public ReadOnlyIntegerProperty newsProperty() {
    return news.getReadOnlyProperty();
  }

  public Optional<R> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// The newest that is known of a row, also what a pause holds back.
  public Optional<V> newest(String id) {
    V waiting = held.get(id);
    return waiting != null ? Optional.of(waiting) : find(id).map(LiveRow::value);
  }

  /// The newest that is known of everything, also what a pause holds back.
  public Collection<V> newest() {
    var newest = new LinkedHashMap<String, V>();
    all.rows().forEach(row -> newest.put(row.id(), row.value()));
    newest.putAll(held);
    return newest.values();
  }

  /// Judges every row now, and each one again whenever it changes.
  public void filter(Predicate<? super R> predicate) {
    shown.filter(predicate, all);
  }

  /// Lays the rows in this order. Rows that come later are put in their place; those that belong
  /// elsewhere after a change stay until [#settle].
  public void order(RowOrder<R> order) {
    shown.order(order);
  }

  /// Where among the shown rows this one lies; negative where it is not shown.
  int placeOf(String id) {
    return find(id).map(shown::placeOf).orElse(-1);
  }

  /// Moves rows that have changed to where they belong now.
  public void settle() {
    shown.settle();
  }

  /// Whether rows stay as they lie, none comes and none goes. What they show goes on changing.
  public void hold(boolean still) {
    shown.hold(still);
  }

  /// Whether rows have changed and belong elsewhere, or come or go with [#settle].
  public boolean isUnsettled() {
    return shown.isUnsettled();
  }

  /// Judges these rows again, as time alone may have changed what the filter says of them.
  public void judgeAgain(Collection<R> rows) {
    shown.judge(rows);
  }

  /// A new picture begins: what it does not confirm until [#complete] is gone.
  public void begin() {
    live = false;
    unconfirmed.clear();
    unconfirmed.addAll(byId.keySet());
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
      take(values);
    }
  }

  /// What has been there and is only now looked at: it is no news and does not light up.
  public void fill(Collection<V> values) {
    boolean was = live;
    live = false;
    Map<Boolean, List<V>> byKnown =
        values.stream()
            .collect(Collectors.partitioningBy(value -> byId.containsKey(idOf.apply(value))));
    take(byKnown.getOrDefault(false, List.of())); // also while paused: it was asked for
    apply(byKnown.getOrDefault(true, List.of()));
    live = was;
  }

  /// Rows that have ended leave the table; while paused they leave when it goes on.
  public void remove(Collection<String> ids) {
    ids.forEach(held::remove);
    ids.stream().filter(byId::containsKey).forEach(gone::add);
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
    List<V> waiting = new ArrayList<>(held.values());
    held.clear();
    news.set(0);
    dropGone();
    take(waiting);
    paused.set(false); // whoever hears of it finds everything in its place
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

  private void take(Collection<V> values) {
    var fresh = new ArrayList<R>();
    var changed = new ArrayList<R>(values.size());
    for (V value : values) {
      String id = idOf.apply(value);
      boolean confirmed = !unconfirmed.remove(id);
      R row = byId.get(id);
      if (row == null) {
        row = arrive(id, value);
        fresh.add(row);
        changed.add(row);
      } else if (!confirmed || supersedes.test(value, row.value())) {
        row.become(value);
        changed.add(row);
      }
    }
    all.append(fresh);
    shown.judge(changed);
  }

  private R arrive(String id, V value) {
    R row = rowOf.apply(value);
    row.arrived(arrivals++);
    if (live) {
      row.markFresh();
    }
    byId.put(id, row);
    return row;
  }

  private void dropGone() {
    if (gone.isEmpty()) {
      return;
    }
    var leaving = new ArrayList<R>(gone.size());
    for (String id : gone) { // forgotten before anyone hears of it: listeners look rows up
      R row = byId.remove(id);
      if (row != null) {
        row.go();
        leaving.add(row);
      }
    }
    gone.clear();
    if (leaving.size() == 1) {
      all.takeOut(leaving.getFirst());
    } else if (!leaving.isEmpty()) {
      var staying = new ArrayList<R>(all.size() - leaving.size());
      for (R row : all.rows()) {
        if (!row.isGone()) {
          staying.add(row);
        }
      }
      all.become(staying);
    }
    shown.judge(leaving);
  }
}
