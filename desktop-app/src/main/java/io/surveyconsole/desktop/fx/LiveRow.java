package io.surveyconsole.desktop.fx;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A row that stays the same object while what it shows changes. Its value is replaced whole, so
/// that no cell ever shows half of a change.
///
/// @param <V> an immutable value
public class LiveRow<V> {
  private final String id;
  private final ReadOnlyObjectWrapper<V> value;
  private final ReadOnlyBooleanWrapper lit = new ReadOnlyBooleanWrapper(this, "lit");
  private boolean fresh;

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
    lit.set(true);
  }

  final void putOut() {
    lit.set(false);
  }

  final ReadOnlyBooleanProperty litProperty() {
    return lit.getReadOnlyProperty();
  }
}
