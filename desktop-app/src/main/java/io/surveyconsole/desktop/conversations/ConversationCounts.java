package io.surveyconsole.desktop.conversations;

import java.util.Collection;

/// How many conversations there are of each kind; tests are counted apart and nowhere else.
public record ConversationCounts(int active, int completed, int connected, int tests) {
  static final ConversationCounts NONE = new ConversationCounts(0, 0, 0, 0);

  static ConversationCounts of(Collection<ConversationRow> rows) {
    int active = 0;
    int completed = 0;
    int connected = 0;
    int tests = 0;
    for (ConversationRow row : rows) {
      Conversation conversation = row.value();
      if (conversation.summary().test()) {
        tests++;
        continue;
      }
      if (conversation.completed()) {
        completed++;
      } else {
        active++;
      }
      if (conversation.connections() > 0) {
        connected++;
      }
    }
    return new ConversationCounts(active, completed, connected, tests);
  }
}
