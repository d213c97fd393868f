package io.surveyconsole.server.storage.jdbc;

/// Waits for threads that must not be interrupted.
public final class Threads {
  private Threads() {}

  /// Returns when the thread has ended. An interruption is put off until then.
  public static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
