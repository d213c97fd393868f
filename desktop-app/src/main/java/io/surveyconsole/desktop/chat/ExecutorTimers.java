package io.surveyconsole.desktop.chat;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Timers measured by a scheduler and run by the chat's executor.
final class ExecutorTimers implements Timers {
  private final ScheduledExecutorService clockwork;
  private final Executor home;

  ExecutorTimers(ScheduledExecutorService clockwork, Executor home) {
    this.clockwork = clockwork;
    this.home = home;
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    var wanted = new AtomicBoolean(true);
    Runnable guarded =
        () -> {
          if (wanted.getAndSet(false)) {
            task.run();
          }
        };
    try {
      var ticking =
          clockwork.schedule(() -> home.execute(guarded), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> {
        wanted.set(false);
        ticking.cancel(false);
      };
    } catch (RejectedExecutionException e) {
      // The program ends; nothing happens later any more.
      return () -> wanted.set(false);
    }
  }
}
