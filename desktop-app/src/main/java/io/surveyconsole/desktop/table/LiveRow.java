package io.surveyconsole.desktop.table;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// A row that stays the same object while what it shows changes. Its value is replaced whole, so
/// that no cell ever shows half of a change.
///
/// @param <V> an immutable value
public class LiveRow<V> {
  private final String id;
  private final ReadOnlyObjectWrapper<V> value;
  private @Nullable ReadOnlyBooleanWrapper lit; // only few of many rows ever light up
  private boolean fresh;
  private long arrival;
  private @Nullable Object laidBy;
  private Place place = Place.HIDDEN;
  private boolean waits;
  private boolean gone;

  /// Whether it is shown, and where.
  enum Place {
    HIDDEN,
    /// Where the order says.
    SETTLED,
    /// It has changed since and belongs elsewhere.
    MOVED
  }

  public LiveRow(String id, V value) {
    this.id = id;
    this.value = new ReadOnlyObjectWrapper<>(this, "value", value);
  }

  public final String id() {
    return id;
  }

  public final V value() {
    return value.get();
  }

  /// Changes with everything the row shows.
  public final ReadOnlyObjectProperty<V> valueProperty() {
    return value.getReadOnlyProperty();
  }

  public final void become(V newer) {
    value.set(newer);
  }

  /// It has just come into being and nobody has seen it light up.
  public final void markFresh() {
    fresh = true;
  }

  /// Whether nobody has been told yet that it is fresh; true once only.
  final boolean takeFresh() {
    boolean was = fresh;
    fresh = false;
    return was;
  }

  final void lightUp() {
    light().set(true);
  }

  final void putOut() {
    light().set(false);
  }

  final ReadOnlyBooleanProperty litProperty() {
    return light().getReadOnlyProperty();
  }

  private ReadOnlyBooleanWrapper light() {
    if (lit == null) {
      lit = new ReadOnlyBooleanWrapper(this, "lit");
    }
    return lit;
  }

  /// How many rows came before it.
  final long arrival() {
    return arrival;
  }

  final void arrived(long number) {
    arrival = number;
  }

  /// What it was laid by, which what it shows now need not agree with.
  final @Nullable Object laidBy() {
    return laidBy;
  }

  final void layBy(Object key) {
    laidBy = key;
  }

  /// Whether it is judged later.
  final boolean waits() {
    return waits;
  }

  final void letWait(boolean later) {
    waits = later;
  }

  /// Whether what it shows is no more.
  final boolean isGone() {
    return gone;
  }

  final void go() {
    gone = true;
  }

  final Place place() {
    return place;
  }

  final void place(Place now) {
    place = now;
  }
}
