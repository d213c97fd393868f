package io.surveyconsole.server.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.surveyconsole.server.api.FeedMessage;
import io.surveyconsole.server.api.Gauges;
import io.surveyconsole.server.events.LiveConnection;
import io.surveyconsole.server.model.ConnectionId;
import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What has changed in some span of time: under each id the newest state only, so that it is never
/// larger than what there is. One thread at a time.
final class Batch {
  private final Map<ConversationId, Conversation> conversations = new LinkedHashMap<>();
  private final Map<ConnectionId, LiveConnection> connections = new LinkedHashMap<>();
  private @Nullable Gauges gauges;
  private @Nullable String text;

  void note(Conversation conversation) {
    conversations.merge(
        conversation.id(),
        conversation,
        (known, news) -> news.lastSeq() >= known.lastSeq() ? news : known);
  }

  void note(LiveConnection connection) {
    connections.put(connection.id(), connection);
  }

  void note(Gauges newest) {
    gauges = newest;
  }

  /// Adds what has changed since.
  void add(Batch later) {
    later.conversations.values().forEach(this::note);
    later.connections.values().forEach(this::note);
    if (later.gauges != null) {
      gauges = later.gauges;
    }
  }

  boolean isEmpty() {
    return conversations.isEmpty() && connections.isEmpty() && gauges == null;
  }

  /// How many rows it carries.
  int size() {
    return conversations.size() + connections.size();
  }

  /// As it is sent; written once, however many it is sent to. Nothing is noted after that.
  String text(ObjectWriter writer) {
    String written = text;
    if (written == null) {
      written =
          encode(
              writer,
              new FeedMessage.Changes(
                  conversations.values().stream().map(Summaries::of).toList(),
                  connections.values().stream().map(LiveConnection::view).toList(),
                  gauges));
      text = written;
    }
    return written;
  }

  static String encode(ObjectWriter writer, FeedMessage message) {
    try {
      return writer.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a message of the feed", e);
    }
  }
}
