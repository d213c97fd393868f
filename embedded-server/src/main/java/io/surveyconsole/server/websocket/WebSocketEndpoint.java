package io.surveyconsole.server.websocket;

import io.javalin.http.Context;
import io.javalin.websocket.WsBinaryMessageContext;
import io.javalin.websocket.WsCloseContext;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import io.surveyconsole.server.access.ShownToken;
import io.surveyconsole.server.api.Refusal;
import io.surveyconsole.server.config.Limits;
import io.surveyconsole.server.model.Ids;
import io.surveyconsole.server.protocol.ClientMessage;
import io.surveyconsole.server.protocol.CloseReason;
import io.surveyconsole.server.protocol.ProtocolCodec;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The respondent's WebSocket, `/ws/{conversation_id}`: takes frames apart and hands them on. Jetty
/// gives each connection's frames one after another, each on a virtual thread that may wait for the
/// store.
public final class WebSocketEndpoint {
  private static final Logger log = LoggerFactory.getLogger(WebSocketEndpoint.class);
  private static final String CONNECTION = "survey-console.connection";
  private static final String ARRIVAL = "survey-console.arrival";
  private static final String SUBPROTOCOLS = "Sec-WebSocket-Protocol";

  private final ProtocolCodec codec;
  private final Frames frames;
  private final LiveConversations conversations;
  private final ConnectionManager connections;
  private final PeerSigns signs;
  private final Admission admission;
  private final Greeter greeter;
  private final FailureReplies failures;
  private final Limits limits;
  private final ScheduledExecutorService scheduler;
  private final Clock clock;
  private final Ids ids;

  WebSocketEndpoint(
      ProtocolCodec codec,
      Frames frames,
      LiveConversations conversations,
      ConnectionManager connections,
      PeerSigns signs,
      Admission admission,
      Greeter greeter,
      FailureReplies failures,
      Limits limits,
      ScheduledExecutorService scheduler,
      Clock clock,
      Ids ids) {
    this.codec = codec;
    this.frames = frames;
    this.conversations = conversations;
    this.connections = connections;
    this.signs = signs;
    this.admission = admission;
    this.greeter = greeter;
    this.failures = failures;
    this.limits = limits;
    this.scheduler = scheduler;
    this.clock = clock;
    this.ids = ids;
  }

  /// Listens to a route with the path parameter `conversation_id`.
  public void listen(WsConfig ws) {
    ws.onConnect(this::opened);
    ws.onMessage(this::received);
    ws.onBinaryMessage(this::receivedBinary);
    ws.onClose(this::closed);
    ws.onError(ctx -> failed(ctx.error()));
  }

  /// A line that broke is nobody's fault; an error of the JVM, such as no memory, has to be seen.
  private static void failed(@Nullable Throwable cause) {
    if (cause instanceof Error || (cause != null && cause.getCause() instanceof Error)) {
      log.error("A connection failed", cause);
    } else {
      log.debug("A connection failed: {}", String.valueOf(cause));
    }
  }

  private void opened(WsConnectContext ctx) {
    Arrival arrival = Objects.requireNonNull(ctx.attribute(ARRIVAL));
    var connection =
        new ClientConnection(
            ids.connection(),
            arrival.caller(),
            new JettySink(ctx.session, signs),
            admission,
            new MessageRate(limits),
            clock.instant(),
            scheduler);
    ctx.attribute(CONNECTION, connection);
    greeter.receive(connection, arrival);
  }

  /// Takes from the upgrade what is needed of it afterwards.
  public void prepare(Context ctx) {
    List<String> offered = Collections.list(ctx.req().getHeaders(SUBPROTOCOLS));
    ctx.res().setHeader(SUBPROTOCOLS, ShownToken.accepted(offered).orElse(null));
    ctx.attribute(ARRIVAL, Arrival.of(ctx, offered));
  }

  private void received(WsMessageContext ctx) {
    ClientConnection connection = connection(ctx);
    if (connection == null) {
      return;
    }
    String text = ctx.message();
    connection.received(Utf8.length(text), clock.instant());
    switch (connection.rate().next()) {
      case ADMITTED ->
          failures.guarded(
              connection,
              () -> {
                handle(connection, codec.decodeClient(text));
                return true;
              });
      case REFUSED -> {
        connections.refused(Refusal.MESSAGE_RATE);
        connection.send(
            frames.failure("That was too fast, and was not taken. Send it again in a moment."));
      }
      case ENDED -> {
        connections.refused(Refusal.MESSAGE_RATE);
        connection.close(
            new Closing(
                CloseReason.TOO_MANY,
                "Too many messages",
                MessageRate.MOST_REFUSED_IN_A_ROW + 1 + " messages refused in a row"));
      }
    }
    connections.changed(connection);
  }

  private void handle(ClientConnection connection, ClientMessage message) {
    var conversation = connection.conversation();
    if (conversation == null) {
      return; // it is being closed and was told why
    }
    switch (message) {
      case ClientMessage.Said said ->
          conversations.say(conversation.id(), said.content(), said.clientMessageId(), connection);
      case ClientMessage.ReconnectConfirm _ -> connection.send(frames.reconnectSuccess());
      case ClientMessage.Heartbeat _ -> connection.send(frames.heartbeat());
      case ClientMessage.Unreadable unreadable ->
          connection.send(frames.failure(unreadable.problem()));
    }
  }

  private void receivedBinary(WsBinaryMessageContext ctx) {
    ClientConnection connection = connection(ctx);
    if (connection != null) {
      connection.closeNow(Closing.of(CloseReason.BINARY_FRAME));
    }
  }

  private void closed(WsCloseContext ctx) {
    ClientConnection connection = connection(ctx);
    if (connection == null) {
      return;
    }
    if (ctx.status() == CloseReason.TOO_BIG.code()) {
      connections.refused(Refusal.MESSAGE_SIZE);
    }
    String reason = ctx.reason();
    if (connection.ended(ctx.status(), reason == null ? "" : reason, clock.instant())) {
      connections.unregister(connection);
    }
  }

  private static @Nullable ClientConnection connection(WsContext ctx) {
    return ctx.attribute(CONNECTION);
  }
}
