package io.surveyconsole.desktop.conversations;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// When something was last said, as far as the operator cares. Time alone changes the answer.
sealed interface Activity {
  /// Longer than anybody looks back.
  Duration LONGEST = Duration.ofDays(7);

  /// Whenever.
  record Any() implements Activity {}

  /// Since midnight.
  record Today() implements Activity {}

  /// Not longer ago than this.
  record Within(Duration time) implements Activity {
    public Within {
      check(time);
    }
  }

  /// Longer ago than this.
  record IdleFor(Duration time) implements Activity {
    public IdleFor {
      check(time);
    }
  }

  /// The moment that divides those that pass from those that do not; it moves with the time.
  default Instant cut(Instant now, ZoneId zone) {
    return switch (this) {
      case Any() -> Instant.MIN;
      case Today() -> now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
      case Within(Duration time) -> now.minus(time);
      case IdleFor(Duration time) -> now.minus(time);
    };
  }

  /// Whether something last said then passes.
  default boolean passes(Instant last, Instant cut) {
    return this instanceof IdleFor ? last.compareTo(cut) <= 0 : last.compareTo(cut) > 0;
  }

  private static void check(Duration time) {
    if (time.compareTo(Duration.ofMinutes(1)) < 0 || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("no time to look back: " + time);
    }
  }
}
