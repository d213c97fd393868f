package io.surveyconsole.desktop.fx;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Brings what many threads produce onto the JavaFX thread in batches: however fast it arrives, at
/// most one run waits there, and the next is asked for only after this one is over. A run ends
/// after a few milliseconds, and what is left waits for the next, so that the window is drawn in
/// between.
public final class Batches<T> implements Consumer<T> {
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

  private final Executor fx;
  private final Consumer<T> apply;
  private final LongSupplier nanos;
  private final Object lock = new Object();
  private final Queue<T> waiting = new ArrayDeque<>();
  private boolean running;

  /// @param apply gets each item, in the order of arrival
  public Batches(Executor fx, Consumer<T> apply) {
    this(fx, apply, System::nanoTime);
  }

  /// @param nanos how long a run has taken is told by it
  Batches(Executor fx, Consumer<T> apply, LongSupplier nanos) {
    this.fx = fx;
    this.apply = apply;
    this.nanos = nanos;
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
    long begun = nanos.getAsLong();
    try {
      T item = next();
      while (item != null) {
        apply.accept(item);
        item = nanos.getAsLong() - begun < LONGEST_NANOS ? next() : null;
      }
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

  private @Nullable T next() {
    synchronized (lock) {
      return waiting.poll();
    }
  }
}
