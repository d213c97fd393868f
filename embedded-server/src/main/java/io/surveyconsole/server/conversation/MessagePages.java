package io.surveyconsole.server.conversation;

import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.storage.ConversationStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The messages of a conversation in pages, each in order. A page holds as many as were asked for,
/// or fewer where they are long: it ends once it is big, so that a page of the longest messages
/// takes no more memory than one of short ones. It is empty only where nothing is left that way.
///
/// Messages are numbered without a gap, so a page is a range of numbers, whichever way it is read.
public final class MessagePages {
  /// So many characters fill a page.
  static final int FULL_CHARS = 2_000_000;

  /// So many messages are read from the store at once.
  private static final int AT_ONCE = 50;

  private final ConversationStore store;

  public MessagePages(ConversationStore store) {
    this.store = store;
  }

  /// The first messages after a number.
  ///
  /// @param lastSeq the number of the newest there is
  public List<Message> after(ConversationId id, long afterSeq, long lastSeq, int limit) {
    var page = new ArrayList<Message>();
    long chars = 0;
    long from = afterSeq;
    while (from < lastSeq && page.size() < limit) {
      long to = from + Math.min(Math.min(lastSeq - from, limit - page.size()), AT_ONCE);
      for (Message message : store.messages(id, from, to)) {
        if (isFull(page.size(), chars, message)) {
          return page;
        }
        page.add(message);
        chars += message.content().length();
      }
      from = to;
    }
    return page;
  }

  /// The last messages before a number.
  ///
  /// @param lastSeq the number of the newest there is
  public List<Message> before(ConversationId id, long beforeSeq, long lastSeq, int limit) {
    var page = new ArrayDeque<Message>();
    long chars = 0;
    long to = Math.min(beforeSeq - 1, lastSeq);
    while (to > 0 && page.size() < limit) {
      long from = to - Math.min(Math.min(to, limit - page.size()), AT_ONCE);
      for (Message message : store.messages(id, from, to).reversed()) {
        if (isFull(page.size(), chars, message)) {
          return List.copyOf(page);
        }
        page.addFirst(message);
        chars += message.content().length();
      }
      to = from;
    }
    return List.copyOf(page);
  }

  private static boolean isFull(int messages, long chars, Message next) {
    return messages > 0 && chars + next.content().length() > FULL_CHARS;
  }
}
