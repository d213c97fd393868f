package io.surveyconsole.server.storage;

import java.util.Optional;

/// Everything the server keeps. Closing it waits for what is being written.
public interface Store extends AutoCloseable {
  ConversationStore conversations();

  CustomerStore customers();

  SurveyStore surveys();

  TokenStore tokens();

  AdminTokenStore adminTokens();

  AuditStore audit();

  ConnectionStore connections();

  /// Whether it was made just now and holds nothing.
  boolean isNew();

  /// Who wants to know when it fails and when it works again.
  interface Watcher {
    /// Nothing can be read or stored from now on. What was not confirmed may or may not be there.
    ///
    /// @param why for the log, not for respondents
    default void failed(String why) {}

    /// It is about to work again. What was remembered of it may be out of date.
    void recovered();
  }

  void watch(Watcher watcher);

  /// Why it stores nothing now, and what to do; empty while it works.
  Optional<String> failure();

  /// How long the last commit and sync took together, in nanoseconds; 0 before the first.
  long lastSyncNanos();

  /// How long the write under way has been, in nanoseconds; 0 where none is.
  long busyNanos();

  /// How many writes wait for the next commit.
  int queued();

  @Override
  void close();
}
