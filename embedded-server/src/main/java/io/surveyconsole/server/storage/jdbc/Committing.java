package io.surveyconsole.server.storage.jdbc;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Writes whose commit has begun.
///
/// @param since when that was, in nanoseconds
/// @param outcome as [WriteSession#commit] gives it
record Committing(List<PendingWrite<?>> writes, long since, CompletableFuture<?> outcome) {
  static final Committing NOTHING =
      new Committing(List.of(), 0, CompletableFuture.completedFuture(null));

  boolean isOver() {
    return outcome.isDone();
  }

  /// Returns when it is over, whatever came of it.
  void await() {
    outcome.exceptionally(_ -> null).join();
  }

  /// Why it failed; null where it did not, or not yet.
  @Nullable Throwable failure() {
    return outcome.isCompletedExceptionally() ? outcome.exceptionNow() : null;
  }
}
