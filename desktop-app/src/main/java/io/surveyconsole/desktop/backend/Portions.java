package io.surveyconsole.desktop.backend;

import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.FeedMessage;
import java.util.ArrayList;
import java.util.List;

/// Cuts a large batch of changes into portions, so that the window is drawn in between. Each row is
/// whole in one of them. Connections come first: whoever shows a conversation knows then who is
/// connected to it.
final class Portions {
  /// About a millisecond's work for the window.
  static final int ROWS = 400;

  private Portions() {}

  static List<FeedMessage> of(FeedMessage message) {
    return message instanceof FeedMessage.Changes changes && size(changes) > ROWS
        ? cut(changes)
        : List.of(message);
  }

  private static int size(FeedMessage.Changes changes) {
    return changes.connections().size() + changes.conversations().size();
  }

  private static List<FeedMessage> cut(FeedMessage.Changes changes) {
    var portions = new ArrayList<FeedMessage>();
    List<ConnectionView> connections = changes.connections();
    for (int from = 0; from < connections.size(); from += ROWS) {
      var some = connections.subList(from, Math.min(from + ROWS, connections.size()));
      portions.add(new FeedMessage.Changes(List.of(), some, null));
    }
    List<ConversationSummary> conversations = changes.conversations();
    for (int from = 0; from < conversations.size(); from += ROWS) {
      var some = conversations.subList(from, Math.min(from + ROWS, conversations.size()));
      portions.add(new FeedMessage.Changes(some, List.of(), null));
    }
    if (changes.gauges() != null) {
      portions.add(new FeedMessage.Changes(List.of(), List.of(), changes.gauges()));
    }
    return portions;
  }
}
