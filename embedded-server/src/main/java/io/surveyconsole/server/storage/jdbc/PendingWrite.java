package io.surveyconsole.server.storage.jdbc;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A write that somebody waits for.
final class PendingWrite<T extends @Nullable Object> {
  final CompletableFuture<T> done = new CompletableFuture<>();
  private final GroupCommitWriter.@Nullable Work<T> work;
  private @Nullable T result;

  /// @param work null for what only wakes the writer
  PendingWrite(GroupCommitWriter.@Nullable Work<T> work) {
    this.work = work;
  }

  /// May be called more than once; the last run counts.
  void run(WriteSession session) throws SQLException {
    if (work != null) {
      result = work.run(session);
    }
  }

  @SuppressWarnings("NullAway") // T itself says whether null is a result
  void succeed() {
    done.complete(result);
  }

  void fail(Throwable cause) {
    done.completeExceptionally(cause);
  }
}
