package io.surveyconsole.server.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the console's live feed (`/admin/feed`) carries: one [Hello], the present state as
/// [Changes] batches that end with one [Live], then a [Changes] batch at most every 100 ms.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FeedMessage.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = FeedMessage.Changes.class, name = "changes"),
  @JsonSubTypes.Type(value = FeedMessage.Live.class, name = "live"),
})
public sealed interface FeedMessage {

  /// The feed begins anew: whoever holds rows of an earlier feed replaces them by what follows.
  ///
  /// @param serverId changes with every start of the server
  record Hello(String serverId, String version) implements FeedMessage {}

  /// The newest state of what has changed, each row whole. A conversation whose `lastSeq` is lower
  /// than one already held is older news. A connection with `closedAt` has ended.
  ///
  /// @param gauges absent where they have not changed
  record Changes(
      List<ConversationSummary> conversations,
      List<ConnectionView> connections,
      @Nullable Gauges gauges)
      implements FeedMessage {
    public Changes {
      conversations = List.copyOf(conversations);
      connections = List.copyOf(connections);
    }
  }

  /// The present state is complete; what follows is news.
  ///
  /// @param conversations how many conversations the store holds; the feed begins with the newest
  record Live(long conversations) implements FeedMessage {}
}
