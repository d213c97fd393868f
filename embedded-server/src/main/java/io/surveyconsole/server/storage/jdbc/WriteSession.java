package io.surveyconsole.server.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The writer's one connection with its statements prepared once, and how its batches become
/// durable. One thread only, unless a method says otherwise.
///
/// Every batch has a number, which is stored with it: so after a commit whose outcome nobody saw it
/// can be told whether the batch is there.
public abstract class WriteSession implements AutoCloseable {
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private Connection connection;
  private long lastConversation;

  /// What can be done after a failure.
  public enum Remedy {
    /// Nothing of the batch is stored, and it may be run again.
    RUN_AGAIN,
    /// Nothing of the batch is stored; another run would fail as well.
    UNDONE,
    /// The batch is stored.
    STORED,
    /// Nobody knows, or the database is gone: nothing more may be written with this session.
    LOST
  }

  /// What a batch consists of, in the order in which a session may run it: each needs only what is
  /// before it, and what is of one kind never touches the same row twice in a batch.
  public enum Part {
    CONVERSATION,
    TOKEN,
    EXCHANGE,
    PROGRESS,
    WORD,
    SAID,
    SAID_FIRST,
    SAID_MORE,
    CONNECTION
  }

  /// @param connection with auto-commit off
  protected WriteSession(Connection connection) {
    this.connection = connection;
  }

  /// Runs an update with these parameters now and returns how many rows it touched.
  public int update(String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = prepared(sql);
    bind(statement, parameters);
    return statement.executeUpdate();
  }

  /// Runs an update with these parameters, at the latest in [#flush].
  ///
  /// @param sql always the same for the same part
  public void add(Part part, String sql, @Nullable Object... parameters) throws SQLException {
    update(sql, parameters);
  }

  /// Whether what was run since the last commit should be committed before more is run.
  public boolean isFull() {
    return false;
  }

  /// Runs what was added and has not been run yet.
  public void flush() throws SQLException {}

  /// The number that a query of one row and one column finds, or null where it finds none.
  public @Nullable Long number(String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = prepared(sql);
    bind(statement, parameters);
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getLong(1) : null;
    }
  }

  /// A number that no conversation has. One writer at a time has the database, so it counts itself.
  public long nextConversation() throws SQLException {
    if (lastConversation == 0) {
      Long highest = number("select coalesce(max(number), 0) from conversation");
      lastConversation = highest == null ? 0 : highest;
    }
    return ++lastConversation;
  }

  /// Commits what was run since the last commit. The next batch may be run before this one is
  /// durable, but not be committed.
  ///
  /// @return done, on any thread, when it is durable; it fails if nobody knows whether it is, and
  ///   then nothing more may be written with this session
  /// @throws SQLException if nobody knows whether it is; [#afterFailedCommit] may find out
  public abstract CompletableFuture<?> commit() throws SQLException;

  /// Undoes what was run since the last commit, after it failed.
  public abstract Remedy afterFailedRun(Exception cause);

  /// Finds out what became of a commit that failed.
  public abstract Remedy afterFailedCommit(Exception cause);

  /// The batch is done with, whatever came of it: the next failure begins a new count of tries.
  public void settled() {}

  protected void rollback() throws SQLException {
    connection.rollback();
  }

  protected final Connection connection() {
    return connection;
  }

  /// Goes on with another connection.
  protected final void reconnected(Connection fresh) {
    statements.clear();
    lastConversation = 0;
    connection = fresh;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /// The statement with this text on the present connection.
  protected final PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement known = statements.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      statements.put(sql, known);
    }
    return known;
  }

  protected static void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      bindOne(statement, i + 1, parameters[i]);
    }
  }

  private static void bindOne(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, Types.NULL);
      case String text -> statement.setString(index, text);
      case Long number -> statement.setLong(index, number);
      case Integer number -> statement.setInt(index, number);
      case Boolean flag -> statement.setBoolean(index, flag);
      case byte[] bytes -> statement.setBytes(index, bytes);
      case Instant time -> statement.setObject(index, time.atOffset(ZoneOffset.UTC));
      default ->
          throw new IllegalArgumentException("cannot bind a " + value.getClass().getSimpleName());
    }
  }
}
