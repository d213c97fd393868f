package io.surveyconsole.server.storage;

import java.util.Optional;

/// Everything the server keeps. Closing it waits for what is being written.
public interface Store extends AutoCloseable {
  ConversationStore conversations();

  CustomerStore customers();

  SurveyStore surveys();

  /// Whether it was made just now and holds nothing.
  boolean isNew();

  /// Why it no longer stores anything; empty while it works.
  Optional<String> failure();

  /// How long the last commit and sync took together, in nanoseconds; 0 before the first.
  long lastSyncNanos();

  /// How many writes wait for the next commit.
  int queued();

  @Override
  void close();
}
