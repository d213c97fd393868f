package io.surveyconsole.server.websocket;

import io.javalin.http.Context;
import io.javalin.websocket.WsBinaryMessageContext;
import io.javalin.websocket.WsCloseContext;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import io.surveyconsole.server.access.Addresses;
import io.surveyconsole.server.access.ShownToken;
import io.surveyconsole.server.access.WrongTokens;
import io.surveyconsole.server.api.Refusal;
import io.surveyconsole.server.config.Limits;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Ids;
import io.surveyconsole.server.protocol.ClientMessage;
import io.surveyconsole.server.protocol.CloseReason;
import io.surveyconsole.server.protocol.ProtocolCodec;
import io.surveyconsole.server.protocol.WellFormed;
import io.surveyconsole.server.storage.StoreBusyException;
import io.surveyconsole.server.storage.StoreUnavailableException;
import io.surveyconsole.server.websocket.LiveConversations.Joining;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The respondent's WebSocket, `/ws/{conversation_id}`: takes frames apart and hands them on. Jetty
/// gives each connection's frames one after another, each on a virtual thread that may wait for the
/// store.
public final class WebSocketEndpoint {
  private static final Logger log = LoggerFactory.getLogger(WebSocketEndpoint.class);
  private static final String CONNECTION = "survey-console.connection";
  private static final int MAX_SHOWN_ID = 64;
  private static final int MAX_CLIENT_NAME = 200;

  private static final String TOKEN = "survey-console.token";
  private static final String ADDRESS = "survey-console.address";
  private static final String ORIGIN = "survey-console.origin";
  private static final String CLIENT = "survey-console.client";
  private static final String SUBPROTOCOLS = "Sec-WebSocket-Protocol";

  /// What somebody wants who connects.
  private record Wish(String conversation, @Nullable String token, long afterSeq) {}

  private final ProtocolCodec codec;
  private final Frames frames;
  private final LiveConversations conversations;
  private final ConnectionManager connections;
  private final PeerSigns signs;
  private final Admission admission;
  private final Limits limits;
  private final WrongTokens wrongTokens;
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
      Limits limits,
      WrongTokens wrongTokens,
      ScheduledExecutorService scheduler,
      Clock clock,
      Ids ids) {
    this.codec = codec;
    this.frames = frames;
    this.conversations = conversations;
    this.connections = connections;
    this.signs = signs;
    this.admission = admission;
    this.limits = limits;
    this.wrongTokens = wrongTokens;
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
    String asked = ctx.pathParam("conversation_id");
    var caller =
        new ClientConnection.Caller(
            shorten(asked, MAX_SHOWN_ID),
            Objects.requireNonNullElse(ctx.attribute(ADDRESS), ""),
            Objects.requireNonNullElse(ctx.attribute(ORIGIN), ""),
            ctx.attribute(CLIENT),
            "true".equalsIgnoreCase(ctx.queryParam("reconnect")));
    var connection =
        new ClientConnection(
            ids.connection(),
            caller,
            new JettySink(ctx.session, signs),
            admission,
            new MessageRate(limits),
            clock.instant(),
            scheduler);
    ctx.attribute(CONNECTION, connection);
    Optional<Refusal> beyond = connections.register(connection);
    if (beyond.isPresent()) {
      refuse(
          connection,
          beyond.get(),
          CloseReason.TOO_MANY,
          beyond.get() == Refusal.CONNECTIONS
              ? "The server has as many connections as it may have. Try again later."
              : "There are as many connections from your network as there may be. Try again later.");
      return;
    }
    var wish = new Wish(asked, ctx.attribute(TOKEN), seqOf(ctx.queryParam("last_seq")));
    admission.admit(guest -> greet(connection, wish, guest));
  }

  private boolean greet(ClientConnection connection, Wish wish, Admission.Guest guest) {
    return connection.isOver() || guarded(connection, () -> join(connection, wish, guest));
  }

  private boolean join(ClientConnection connection, Wish wish, Admission.Guest guest) {
    var joining =
        wish.conversation().isBlank()
            ? Joining.UNKNOWN
            : conversations.join(
                connection,
                new ConversationId(wish.conversation()),
                wish.token(),
                wish.afterSeq(),
                guest);
    switch (joining) {
      case ACTIVE, COMPLETED, NO_ROOM -> {}
      case UNKNOWN -> {
        connection.enqueue(
            frames.failure(
                "Conversation with ID "
                    + shorten(wish.conversation(), MAX_SHOWN_ID)
                    + " not found"));
        connection.close(CloseReason.NO_SUCH_CONVERSATION);
      }
      case FULL ->
          refuse(
              connection,
              Refusal.CONNECTIONS_OF_CONVERSATION,
              CloseReason.TOO_MANY,
              "This conversation is open in as many places as it may be. Close one of them.");
      case NO_TOKEN ->
          refuse(
              connection,
              Refusal.TOKEN,
              CloseReason.TOKEN_REFUSED,
              "This conversation opens with its token only. Use the whole link you were given.");
      case WRONG_TOKEN -> refuseToken(connection);
    }
    return joining != Joining.NO_ROOM;
  }

  /// Who shows wrong tokens again and again waits for the answer, without anybody waiting here.
  private void refuseToken(ClientConnection connection) {
    Runnable refuse =
        () ->
            refuse(
                connection,
                Refusal.TOKEN,
                CloseReason.TOKEN_REFUSED,
                "The token of this link is wrong or no longer valid. Ask for a new link.");
    switch (wrongTokens.note(connection.caller().origin())) {
      case WrongTokens.Answer.AtOnce _ -> refuse.run();
      case WrongTokens.Answer.Later(var answered) -> {
        var _ =
            scheduler.schedule(
                () -> {
                  answered.run();
                  refuse.run();
                },
                WrongTokens.DELAY.toMillis(),
                TimeUnit.MILLISECONDS);
      }
      case WrongTokens.Answer.Never _ ->
          refuse(
              connection,
              Refusal.TOKEN,
              CloseReason.TOO_MANY,
              "There were too many wrong tokens from your network. Wait a minute.");
    }
  }

  private void refuse(
      ClientConnection connection, Refusal refusal, CloseReason reason, String words) {
    connections.refused(refusal);
    connection.enqueue(frames.failure(words));
    connection.close(
        reason,
        reason == CloseReason.TOO_MANY && refusal != Refusal.TOKEN
            ? "Too many connections"
            : reason.text());
  }

  /// Takes from the upgrade what is needed of it afterwards: of its headers only the spelling that
  /// the client chose is known then.
  public void prepare(Context ctx) {
    List<String> offered = Collections.list(ctx.req().getHeaders(SUBPROTOCOLS));
    ctx.res().setHeader(SUBPROTOCOLS, ShownToken.accepted(offered).orElse(null));
    ctx.attribute(CLIENT, clientName(ctx.header("User-Agent")));
    ctx.attribute(ADDRESS, address(ctx.req()));
    ctx.attribute(ORIGIN, Addresses.network(ctx.req().getRemoteAddr()));
    ctx.attribute(
        TOKEN,
        Stream.of(
                ShownToken.bearer(ctx.header("Authorization")),
                ShownToken.subprotocol(offered),
                ctx.queryParam(ShownToken.PARAMETER))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
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
          guarded(
              connection,
              () -> {
                handle(connection, codec.decodeClient(text));
                return true;
              });
      case REFUSED -> {
        connections.refused(Refusal.MESSAGE_RATE);
        send(
            connection,
            frames.failure("That was too fast, and was not taken. Send it again in a moment."));
      }
      case ENDED -> {
        connections.refused(Refusal.MESSAGE_RATE);
        connection.close(CloseReason.TOO_MANY, "Too many messages");
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
      case ClientMessage.ReconnectConfirm _ -> send(connection, frames.reconnectSuccess());
      case ClientMessage.Heartbeat _ -> send(connection, frames.heartbeat());
      case ClientMessage.Unreadable unreadable ->
          send(connection, frames.failure(unreadable.problem()));
    }
  }

  private static void send(ClientConnection connection, String frame) {
    connection.enqueue(frame);
    connection.flush();
  }

  private void receivedBinary(WsBinaryMessageContext ctx) {
    ClientConnection connection = connection(ctx);
    if (connection != null) {
      connection.closeNow(CloseReason.BINARY_FRAME, CloseReason.BINARY_FRAME.text());
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

  /// Nothing of an exception reaches the peer but an id that finds it in the log.
  ///
  /// @return what the work returned; true if it failed, for then it is settled too
  private boolean guarded(ClientConnection connection, BooleanSupplier work) {
    try {
      return work.getAsBoolean();
    } catch (StoreBusyException e) {
      log.debug("Refused, because the store is busy", e);
      send(
          connection,
          frames.failure(
              "There is more to store just now than can be. Please send it again in a moment."));
    } catch (StoreUnavailableException e) {
      log.debug("Refused, because the store is unavailable", e); // the store itself says why
      connection.closeForStore(frames.storeUnavailable());
    } catch (RuntimeException e) {
      String error = ids.error();
      log.error("Error {} on connection {}", error, connection.id(), e);
      connection.close(CloseReason.INTERNAL, "Internal error " + error);
    }
    return true;
  }

  private static long seqOf(@Nullable String lastSeq) {
    if (lastSeq == null) {
      return 0;
    }
    try {
      return Math.max(0, Long.parseLong(lastSeq));
    } catch (NumberFormatException e) {
      return 0; // an unreadable place: everything is new to it
    }
  }

  /// Without a port where a proxy told for whom it calls.
  private static String address(HttpServletRequest request) {
    int port = request.getRemotePort();
    return request.getRemoteAddr() + (port > 0 ? ":" + port : "");
  }

  private static @Nullable String clientName(@Nullable String userAgent) {
    return userAgent == null ? null : shorten(userAgent, MAX_CLIENT_NAME);
  }

  private static String shorten(String text, int length) {
    return text.length() <= length ? text : WellFormed.beginning(text, length) + "…";
  }
}
