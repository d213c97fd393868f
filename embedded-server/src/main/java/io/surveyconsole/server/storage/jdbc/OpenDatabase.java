package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.StoreUnavailableException;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/// A database between its opening and its end.
public interface OpenDatabase extends AutoCloseable {
  /// For reading; any thread.
  Jdbi readers();

  GroupCommitWriter writer();

  /// Returns once everything is durable that a reader may have seen until now.
  ///
  /// @throws StoreUnavailableException if that fails, or takes longer than this
  void awaitDurable(Duration patience);

  /// Whether it was made just now and holds nothing.
  boolean isNew();

  /// Writes what waits, and closes.
  @Override
  void close();

  /// Closes after a failure, without writing anything more than the files have.
  ///
  /// @return false if that did not succeed, because something still waits for the disk: to be
  ///   called again; until then the database must not be opened anew
  boolean abandon();
}
