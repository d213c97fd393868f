package io.surveyconsole.server.storage.jdbc;

import java.time.Duration;

/// Waits for threads that must not be interrupted.
public final class Threads {
  private Threads() {}

  /// Returns when the thread has ended, or after some time. An interruption is put off until then.
  ///
  /// @return whether it has ended
  public static boolean join(Thread thread, Duration patience) {
    boolean interrupted = false;
    long deadline = System.nanoTime() + patience.toNanos();
    for (long left = patience.toNanos(); thread.isAlive() && left > 0; ) {
      try {
        thread.join(Duration.ofNanos(left));
      } catch (InterruptedException e) {
        interrupted = true;
      }
      left = deadline - System.nanoTime();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }
}
