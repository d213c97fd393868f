package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Times;
import java.time.Duration;
import java.util.List;

/// When something was said, in the operator's words.
final class ActivityWords {
  /// What the operator can choose from.
  static final List<Activity> CHOICES =
      List.of(
          new Activity.Any(),
          new Activity.Within(Duration.ofMinutes(5)),
          new Activity.Within(Duration.ofMinutes(15)),
          new Activity.Within(Duration.ofHours(1)),
          new Activity.Today(),
          new Activity.IdleFor(Duration.ofMinutes(1)),
          new Activity.IdleFor(Duration.ofMinutes(5)),
          new Activity.IdleFor(Duration.ofMinutes(15)),
          new Activity.IdleFor(Duration.ofHours(1)));

  private ActivityWords() {}

  static String of(Activity activity) {
    return switch (activity) {
      case Activity.Any() -> text("filter.any");
      case Activity.Today() -> text("filter.activity.today");
      case Activity.Within(Duration time) -> text("filter.activity.within", Times.span(time));
      case Activity.IdleFor(Duration time) -> text("filter.activity.idle", Times.span(time));
    };
  }
}
