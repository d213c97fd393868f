package io.surveyconsole.server.feed;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.surveyconsole.server.access.Operator;
import io.surveyconsole.server.api.ApiJson;
import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.FeedMessage;
import io.surveyconsole.server.storage.ConversationQuery;
import io.surveyconsole.server.storage.ConversationStore;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The console's WebSocket, `/admin/feed`. A console is noted first and gets the present state
/// then, so that nothing that happens in between is missed.
public final class FeedEndpoint {
  private static final Logger log = LoggerFactory.getLogger(FeedEndpoint.class);
  private static final String SUBSCRIBER = "survey-console.subscriber";

  /// The newest conversations that a console holds live; older ones are asked for.
  private static final int NEWEST = 10_000;

  private static final int CHUNK = 500;

  private final Feed feed;
  private final ConversationStore conversations;
  private final Supplier<List<ConnectionView>> connections;
  private final FeedMessage.Hello hello;
  private final ObjectWriter writer = ApiJson.mapper().writerFor(FeedMessage.class);

  /// @param connections those open and those lately closed
  public FeedEndpoint(
      Feed feed,
      ConversationStore conversations,
      Supplier<List<ConnectionView>> connections,
      FeedMessage.Hello hello) {
    this.feed = feed;
    this.conversations = conversations;
    this.connections = connections;
    this.hello = hello;
  }

  /// Listens to a route.
  public void listen(WsConfig ws) {
    ws.onConnect(this::opened);
    ws.onClose(this::closed);
    ws.onError(ctx -> log.debug("A feed failed: {}", String.valueOf(ctx.error())));
  }

  private void opened(WsConnectContext ctx) {
    var subscriber = new Subscriber(operator(ctx), ctx.session, writer);
    ctx.attribute(SUBSCRIBER, subscriber);
    feed.add(subscriber);
    try {
      sendPresentState(subscriber);
    } catch (RuntimeException e) {
      log.warn("A console could not be given the present state", e);
      ctx.session.disconnect();
    }
  }

  private static Operator operator(WsContext ctx) {
    @Nullable Operator operator = ctx.attribute(Operator.ATTRIBUTE);
    if (operator == null) {
      throw new IllegalStateException("the feed was opened to nobody");
    }
    return operator;
  }

  private void sendPresentState(Subscriber subscriber) {
    subscriber.sendAndWait(hello);
    List<ConversationSummary> newest =
        conversations.list(ConversationQuery.newest(NEWEST)).stream().map(Summaries::of).toList();
    for (int from = 0; from < newest.size(); from += CHUNK) {
      subscriber.sendAndWait(
          new FeedMessage.Changes(
              newest.subList(from, Math.min(from + CHUNK, newest.size())), List.of(), null));
    }
    List<ConnectionView> present = connections.get();
    for (int from = 0; from < present.size(); from += CHUNK) {
      subscriber.sendAndWait(
          new FeedMessage.Changes(
              List.of(), present.subList(from, Math.min(from + CHUNK, present.size())), null));
    }
    subscriber.sendAndWait(new FeedMessage.Live(conversations.count()));
    subscriber.goLive();
  }

  private void closed(WsContext ctx) {
    @Nullable Subscriber subscriber = ctx.attribute(SUBSCRIBER);
    if (subscriber != null) {
      feed.remove(subscriber);
    }
  }
}
