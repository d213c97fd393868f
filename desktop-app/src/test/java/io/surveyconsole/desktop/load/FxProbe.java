package io.surveyconsole.desktop.load;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// How the JavaFX thread fares: how busy it is, how long whoever asks it for something waits (asked
/// every 5 ms, counted from the moment it was due), and how far apart its pulses are.
final class FxProbe {
  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final long[] waits = new long[1 << 20];
  private final long[] pulses = new long[1 << 20];
  private int waitCount;
  private int pulseCount;
  private long lastPulse;
  private long cpuBefore;
  private long wallBefore;
  private long fxThread;

  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          if (lastPulse != 0 && pulseCount < pulses.length) {
            pulses[pulseCount++] = now - lastPulse;
          }
          lastPulse = now;
        }
      };

  /// Probes for so long and says what it found. Not on the JavaFX thread.
  String run(long seconds) throws InterruptedException {
    onFx(() -> {
      fxThread = Thread.currentThread().threadId();
      timer.start();
    });
    cpuBefore = cpu();
    wallBefore = System.nanoTime();
    long end = wallBefore + TimeUnit.SECONDS.toNanos(seconds);
    long due = wallBefore;
    while (due < end) {
      long asked = due;
      long now = System.nanoTime();
      if (asked > now) {
        LockSupport.parkNanos(asked - now);
      }
      onFx(() -> {
        if (waitCount < waits.length) {
          waits[waitCount++] = Math.max(0, System.nanoTime() - asked);
        }
      });
      due = Math.max(due + EVERY_NANOS, asked + EVERY_NANOS);
    }
    long busy = cpu() - cpuBefore;
    long wall = System.nanoTime() - wallBefore;
    onFx(timer::stop);
    long[] sorted = Arrays.copyOf(waits, waitCount);
    Arrays.sort(sorted);
    long[] apart = Arrays.copyOf(pulses, pulseCount);
    Arrays.sort(apart);
    return String.format(
        Locale.ROOT,
        "JavaFX thread busy %.1f %%; waits p50 %.1f, p99 %.1f, p99.9 %.1f, longest %.1f ms (%d);"
            + " pulse to pulse p50 %.1f, p95 %.1f, p99 %.1f, longest %.1f ms (%d)",
        100.0 * busy / wall,
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 0.999),
        at(sorted, 1),
        sorted.length,
        at(apart, 0.5),
        at(apart, 0.95),
        at(apart, 0.99),
        at(apart, 1),
        apart.length);
  }

  private long cpu() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(fxThread);
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))] / 1e6;
  }

  private static void onFx(Runnable work) throws InterruptedException {
    var done = new CountDownLatch(1);
    Platform.runLater(() -> {
      work.run();
      done.countDown();
    });
    done.await();
  }
}
