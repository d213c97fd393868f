package io.surveyconsole.desktop.conversations;

import io.surveyconsole.desktop.fx.LiveRow;
import io.surveyconsole.server.api.ConversationSummary;

/// A row of the table of conversations.
public final class ConversationRow extends LiveRow<Conversation> {
  ConversationRow(Conversation conversation) {
    super(conversation.summary().id(), conversation);
  }

  public ConversationSummary summary() {
    return value().summary();
  }
}
