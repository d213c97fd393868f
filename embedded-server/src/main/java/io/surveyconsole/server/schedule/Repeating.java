package io.surveyconsole.server.schedule;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tasks that go on for as long as the server runs.
public final class Repeating {
  private static final Logger log = LoggerFactory.getLogger(Repeating.class);

  private Repeating() {}

  /// Runs a task again and again, so long after it has ended. One that fails is told in the log and
  /// goes on: left to itself the scheduler would never run it again.
  ///
  /// @param what names it in the log
  public static void every(
      ScheduledExecutorService scheduler, Duration interval, String what, Runnable task) {
    var _ =
        scheduler.scheduleWithFixedDelay(
            () -> {
              try {
                task.run();
              } catch (RuntimeException e) {
                log.error("{} failed, and is tried again", what, e);
              }
            },
            interval.toMillis(),
            interval.toMillis(),
            TimeUnit.MILLISECONDS);
  }
}
