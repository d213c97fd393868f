package io.surveyconsole.desktop.conversations;

import io.surveyconsole.server.api.ConversationSummary;

/// A conversation as the table knows it.
///
/// @param summary what is stored of it
/// @param connections how many of its respondent's connections are open now
public record Conversation(ConversationSummary summary, int connections) {
  static final String ACTIVE = "active";
  static final String COMPLETED = "completed";
  static final String ENDED = "ended";

  /// Whether nothing more is asked.
  public boolean completed() {
    return summary.status().equals(COMPLETED);
  }

  /// Whether an operator ended it before.
  public boolean ended() {
    return summary.status().equals(ENDED);
  }

  /// Whether more is asked.
  public boolean active() {
    return !completed() && !ended();
  }

  Conversation with(int open) {
    return new Conversation(summary, open);
  }

  /// Whether this is as new as, or newer than, the other.
  boolean supersedes(Conversation other) {
    return summary.lastSeq() >= other.summary.lastSeq();
  }
}
