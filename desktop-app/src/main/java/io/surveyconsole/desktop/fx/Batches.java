package io.surveyconsole.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Brings what many threads produce onto the JavaFX thread in batches: however fast it arrives, at
/// most one run waits there, and the next is asked for only after the last batch was applied.
public final class Batches<T> implements Consumer<T> {
  private final Executor fx;
  private final Consumer<List<T>> apply;
  private final Object lock = new Object();
  private List<T> waiting = new ArrayList<>();
  private boolean running;

  /// @param apply gets each batch, in the order of arrival
  public Batches(Executor fx, Consumer<List<T>> apply) {
    this.fx = fx;
    this.apply = apply;
  }

  /// From any thread; returns at once.
  @Override
  public void accept(T item) {
    synchronized (lock) {
      waiting.add(item);
      if (running) {
        return;
      }
      running = true;
    }
    fx.execute(this::run);
  }

  private void run() {
    List<T> batch;
    synchronized (lock) {
      batch = waiting;
      waiting = new ArrayList<>();
    }
    try {
      apply.accept(batch);
    } finally {
      boolean more;
      synchronized (lock) {
        more = !waiting.isEmpty();
        running = more;
      }
      if (more) {
        fx.execute(this::run);
      }
    }
  }
}
