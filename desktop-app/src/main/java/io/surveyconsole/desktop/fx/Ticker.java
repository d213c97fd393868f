package io.surveyconsole.desktop.fx;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The present second, for everything that shows how long ago something was. The shell ticks it
/// once a second; whoever shows a time listens only while it is visible.
public final class Ticker {
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<Instant> now;

  public Ticker(InstantSource clock) {
    this.clock = clock;
    this.now = new ReadOnlyObjectWrapper<>(this, "now", clock.instant());
  }

  public ReadOnlyObjectProperty<Instant> nowProperty() {
    return now.getReadOnlyProperty();
  }

  /// As of the last tick.
  public Instant now() {
    return now.get();
  }

  /// The clock itself, for what must not wait for the next tick.
  public Instant exactly() {
    return clock.instant();
  }

  public void tick() {
    Instant instant = clock.instant();
    if (!instant
        .truncatedTo(ChronoUnit.SECONDS)
        .equals(now.get().truncatedTo(ChronoUnit.SECONDS))) {
      now.set(instant);
    }
  }
}
