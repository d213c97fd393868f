package io.surveyconsole.desktop.conversations;

/// How many conversations there are of each kind; tests are counted apart and nowhere else.
public record ConversationCounts(int active, int completed, int connected, int tests) {
  static final ConversationCounts NONE = new ConversationCounts(0, 0, 0, 0);

  /// With this one in addition.
  ConversationCounts plus(Conversation conversation) {
    return add(conversation, 1);
  }

  /// Without this one, which was counted.
  ConversationCounts minus(Conversation conversation) {
    return add(conversation, -1);
  }

  private ConversationCounts add(Conversation conversation, int by) {
    if (conversation.summary().test()) {
      return new ConversationCounts(active, completed, connected, tests + by);
    }
    boolean done = conversation.completed();
    boolean over = done || conversation.ended();
    return new ConversationCounts(
        over ? active : active + by,
        done ? completed + by : completed,
        conversation.connections() > 0 ? connected + by : connected,
        tests);
  }
}
