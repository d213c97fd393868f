package io.surveyconsole.desktop.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// How long it is until something is due, ten times a second.
final class Countdown {
  private static final Duration TICK = Duration.ofMillis(100);

  private final Timers timers;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<Duration> remaining =
      new ReadOnlyObjectWrapper<>(this, "remaining", Duration.ZERO);
  private Timers.@Nullable Timer next;

  Countdown(Timers timers, InstantSource clock) {
    this.timers = timers;
    this.clock = clock;
  }

  ReadOnlyObjectProperty<Duration> remainingProperty() {
    return remaining.getReadOnlyProperty();
  }

  /// Counts down to this moment, and stays at zero then until [#stop].
  void start(Instant due) {
    stop();
    show(due);
  }

  void stop() {
    if (next != null) {
      next.cancel();
      next = null;
    }
  }

  private void show(Instant due) {
    var left = Duration.between(clock.instant(), due);
    remaining.set(left.isNegative() ? Duration.ZERO : left);
    next = timers.after(TICK, () -> show(due));
  }
}
