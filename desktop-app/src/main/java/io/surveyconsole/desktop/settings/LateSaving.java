package io.surveyconsole.desktop.settings;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the newest settings a while after the last change, and at the end, on a thread of its
/// own. What could not be written is kept and goes with the next change.
public final class LateSaving implements AutoCloseable {
  /// So that drawing a column's edge writes once.
  public static final Duration AFTER = Duration.ofSeconds(1);

  /// The end of the console does not wait longer for a disk that hangs.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(LateSaving.class);

  private final SettingsFile file;
  private final Duration after;
  private final Consumer<IOException> failed;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("settings").daemon().factory());
  private final AtomicReference<@Nullable Settings> waiting = new AtomicReference<>();
  private @Nullable ScheduledFuture<?> next;
  private boolean told;

  /// @param after the last change
  /// @param failed told on the thread that writes, once until it works again
  public LateSaving(SettingsFile file, Duration after, Consumer<IOException> failed) {
    this.file = file;
    this.after = after;
    this.failed = failed;
  }

  /// Keeps these, later; from one thread only.
  public void keep(Settings settings) {
    waiting.set(settings);
    if (next != null) {
      next.cancel(false);
    }
    next = thread.schedule(this::write, after.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Writes what waits; from any thread.
  ///
  /// @return done when it is written, or could not be, or takes too long; never fails
  public CompletableFuture<Void> writeNow() {
    if (thread.isShutdown()) {
      return CompletableFuture.completedFuture(null);
    }
    return CompletableFuture.runAsync(this::write, thread)
        .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(failure -> {
          LOG.warn("the settings were not written at the end", failure);
          return null;
        });
  }

  private void write() {
    Settings newest = waiting.getAndSet(null);
    if (newest == null) {
      return;
    }
    try {
      file.write(newest);
      told = false;
    } catch (IOException e) {
      waiting.compareAndSet(null, newest);
      if (!told) {
        told = true;
        LOG.warn("{} cannot be written", file.path(), e);
        failed.accept(e);
      }
    }
  }

  /// Ends when what was asked for is done; see [#writeNow].
  @Override
  public void close() {
    thread.shutdown();
  }
}
