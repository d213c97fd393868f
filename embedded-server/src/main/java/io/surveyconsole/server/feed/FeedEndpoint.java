package io.surveyconsole.server.feed;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.surveyconsole.server.access.Operator;
import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.api.FeedMessage;
import io.surveyconsole.server.model.Conversation;
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
  private static final int NEWEST = 100_000;

  private static final int CHUNK = 500;

  private final Feed feed;
  private final ConversationStore conversations;
  private final Supplier<List<ConnectionView>> connections;
  private final FeedMessage.Hello hello;

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
    var subscriber = feed.subscribe(operator(ctx), ctx.session);
    ctx.attribute(SUBSCRIBER, subscriber);
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
    sendNewest(subscriber);
    List<ConnectionView> present = connections.get();
    for (int from = 0; from < present.size(); from += CHUNK) {
      subscriber.sendAndWait(
          new FeedMessage.Changes(
              List.of(), present.subList(from, Math.min(from + CHUNK, present.size())), null));
    }
    subscriber.sendAndWait(new FeedMessage.Live(conversations.count()));
    subscriber.goLive();
  }

  /// Page by page, so that memory does not grow with what is stored.
  private void sendNewest(Subscriber subscriber) {
    ConversationQuery.@Nullable Place after = null;
    for (int sent = 0; sent < NEWEST; ) {
      List<Conversation> page = conversations.list(ConversationQuery.newest(CHUNK, after));
      if (page.isEmpty()) {
        return;
      }
      subscriber.sendAndWait(
          new FeedMessage.Changes(page.stream().map(Summaries::of).toList(), List.of(), null));
      sent += page.size();
      after = ConversationQuery.Place.of(page.getLast());
    }
  }

  private void closed(WsContext ctx) {
    @Nullable Subscriber subscriber = ctx.attribute(SUBSCRIBER);
    if (subscriber != null) {
      feed.remove(subscriber);
    }
  }
}
