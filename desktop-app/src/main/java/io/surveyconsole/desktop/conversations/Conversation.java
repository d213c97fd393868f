package io.surveyconsole.desktop.conversations;

import io.surveyconsole.server.api.ConversationSummary;

/// A conversation as the table knows it.
///
/// @param summary what is stored of it
/// @param connections how many of its respondent's connections are open now
public record Conversation(ConversationSummary summary, int connections) {
  /// Whether nothing more is asked.
  public boolean completed() {
    return summary.status().equals("completed");
  }

  Conversation with(int open) {
    return new Conversation(summary, open);
  }

  /// Whether this is as new as, or newer than, the other.
  boolean supersedes(Conversation other) {
    return summary.lastSeq() >= other.summary.lastSeq();
  }
}
