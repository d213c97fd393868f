package io.surveyconsole.server.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.surveyconsole.server.access.Operator;
import io.surveyconsole.server.api.FeedMessage;
import io.surveyconsole.server.api.Gauges;
import io.surveyconsole.server.events.LiveConnection;
import io.surveyconsole.server.model.ConnectionId;
import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.protocol.CloseReason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// One console on the feed. What changes is noted under its id, the newest state only, so that what
/// waits is bounded by what there is. Any thread.
final class Subscriber {
  /// How long a console may take to read one batch.
  private static final long SEND_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  /// How long a console may take to answer a close before the line is cut.
  private static final long CLOSE_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Operator operator;
  private final Session session;
  private final ObjectWriter writer;
  private final Map<ConversationId, Conversation> conversations = new LinkedHashMap<>();
  private final Map<ConnectionId, LiveConnection> connections = new LinkedHashMap<>();
  private @Nullable Gauges gauges;
  private boolean live;
  private boolean sending;
  private long sendingSince;
  private long refusedAt;

  /// @param operator who came with it
  Subscriber(Operator operator, Session session, ObjectWriter writer) {
    this.operator = operator;
    this.session = session;
    this.writer = writer;
  }

  synchronized void note(Conversation conversation) {
    conversations.merge(
        conversation.id(),
        conversation,
        (known, news) -> news.lastSeq() >= known.lastSeq() ? news : known);
  }

  synchronized void note(LiveConnection connection) {
    connections.put(connection.id(), connection);
  }

  synchronized void note(Gauges newest) {
    gauges = newest;
  }

  /// From now on batches are sent.
  synchronized void goLive() {
    live = true;
  }

  /// Sends and waits until it is on its way. Not for batches: those never wait.
  void sendAndWait(FeedMessage message) {
    var sent = new CompletableFuture<@Nullable Void>();
    begin();
    session.sendText(
        encode(message), Callback.from(() -> sent.complete(null), sent::completeExceptionally));
    sent.join();
    sent();
  }

  /// Sends what has changed, unless the console still reads the batch before.
  void sendBatch() {
    FeedMessage.Changes batch;
    synchronized (this) {
      if (!live
          || sending
          || (conversations.isEmpty() && connections.isEmpty() && gauges == null)) {
        return;
      }
      batch =
          new FeedMessage.Changes(
              conversations.values().stream().map(Summaries::of).toList(),
              connections.values().stream().map(LiveConnection::view).toList(),
              gauges);
      conversations.clear();
      connections.clear();
      gauges = null;
      begin();
    }
    session.sendText(encode(batch), Callback.from(this::sent, _ -> session.disconnect()));
  }

  Operator operator() {
    return operator;
  }

  /// Closes, because the token was revoked; called again until it has closed.
  synchronized void refuse() {
    long now = System.nanoTime();
    live = false;
    if (refusedAt == 0) {
      refusedAt = now;
      session.close(CloseReason.TOKEN_REFUSED.code(), "The admin token was revoked", Callback.NOOP);
    } else if (now - refusedAt > CLOSE_PATIENCE_NANOS) {
      session.disconnect();
    }
  }

  void close() {
    session.close(1001, "Server stops", Callback.NOOP);
  }

  private synchronized void begin() {
    sending = true;
    sendingSince = System.nanoTime();
  }

  private synchronized void sent() {
    sending = false;
  }

  /// Whether it has not taken what is being sent for too long: all that is new is kept for it
  /// meanwhile.
  synchronized boolean isStalled() {
    return sending && System.nanoTime() - sendingSince > SEND_PATIENCE_NANOS;
  }

  /// Cuts the line; a console comes again by itself.
  void cut() {
    session.disconnect();
  }

  private String encode(FeedMessage message) {
    try {
      return writer.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a batch", e);
    }
  }
}
