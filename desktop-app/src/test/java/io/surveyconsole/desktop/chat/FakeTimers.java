package io.surveyconsole.desktop.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A clock that stands until it is moved, and runs what falls due on the way.
final class FakeTimers implements Timers, InstantSource {
  private final List<Due> dues = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T14:31:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    var due = new Due(now.plus(delay), task);
    dues.add(due);
    return () -> dues.remove(due);
  }

  void pass(Duration time) {
    Instant end = now.plus(time);
    while (true) {
      var next = dues.stream().min(Comparator.comparing(Due::at));
      if (next.isEmpty() || next.get().at().isAfter(end)) {
        break;
      }
      dues.remove(next.get());
      now = next.get().at();
      next.get().task().run();
    }
    now = end;
  }

  int waiting() {
    return dues.size();
  }

  private record Due(Instant at, Runnable task) {}
}
