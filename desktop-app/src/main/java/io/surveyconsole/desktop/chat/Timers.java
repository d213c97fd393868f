package io.surveyconsole.desktop.chat;

import java.time.Duration;

/// Runs things later, on the chat's executor.
interface Timers {

  /// Runs `task` once after `delay`, unless it is cancelled before.
  Timer after(Duration delay, Runnable task);

  /// Something that will run.
  @FunctionalInterface
  interface Timer {

    /// It will not run, even if its time has come and it waits for its turn.
    void cancel();
  }
}
