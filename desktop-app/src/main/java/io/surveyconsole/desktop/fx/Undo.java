package io.surveyconsole.desktop.fx;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// The way back from something that has been done, as long as there is one. On the JavaFX thread.
public final class Undo {
  private final Runnable back;
  private final ReadOnlyBooleanWrapper possible =
      new ReadOnlyBooleanWrapper(this, "possible", true);

  /// @param back called once at most
  public Undo(Runnable back) {
    this.back = back;
  }

  public ReadOnlyBooleanProperty possibleProperty() {
    return possible.getReadOnlyProperty();
  }

  /// Takes it back; does nothing where that is no longer possible.
  public void run() {
    if (possible.get()) {
      possible.set(false);
      back.run();
    }
  }
}
