package io.surveyconsole.server.websocket;

import io.javalin.websocket.WsBinaryMessageContext;
import io.javalin.websocket.WsCloseContext;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Ids;
import io.surveyconsole.server.protocol.ClientMessage;
import io.surveyconsole.server.protocol.CloseReason;
import io.surveyconsole.server.protocol.ProtocolCodec;
import io.surveyconsole.server.protocol.WellFormed;
import io.surveyconsole.server.storage.StoreBusyException;
import io.surveyconsole.server.storage.StoreUnavailableException;
import io.surveyconsole.server.websocket.LiveConversations.Joining;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
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

  private final ProtocolCodec codec;
  private final Frames frames;
  private final LiveConversations conversations;
  private final ConnectionManager connections;
  private final PeerSigns signs;
  private final Admission admission;
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
      ScheduledExecutorService scheduler,
      Clock clock,
      Ids ids) {
    this.codec = codec;
    this.frames = frames;
    this.conversations = conversations;
    this.connections = connections;
    this.signs = signs;
    this.admission = admission;
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
            address(ctx.session.getRemoteSocketAddress()),
            clientName(ctx.header("User-Agent")),
            "true".equalsIgnoreCase(ctx.queryParam("reconnect")));
    var connection =
        new ClientConnection(
            ids.connection(),
            caller,
            new JettySink(ctx.session, signs),
            admission,
            clock.instant(),
            scheduler);
    ctx.attribute(CONNECTION, connection);
    if (!connections.register(connection)) {
      connection.enqueue(
          frames.failure("The server has as many connections as it may have. Try again later."));
      connection.close(CloseReason.TOO_MANY, "Too many connections");
      return;
    }
    String lastSeq = ctx.queryParam("last_seq");
    admission.admit(guest -> greet(connection, asked, seqOf(lastSeq), guest));
  }

  private boolean greet(
      ClientConnection connection, String asked, long afterSeq, Admission.Guest guest) {
    return connection.isOver()
        || guarded(connection, () -> join(connection, asked, afterSeq, guest));
  }

  private boolean join(
      ClientConnection connection, String asked, long afterSeq, Admission.Guest guest) {
    var joining =
        asked.isBlank()
            ? Joining.UNKNOWN
            : conversations.join(connection, new ConversationId(asked), afterSeq, guest);
    if (joining == Joining.UNKNOWN) {
      connection.enqueue(
          frames.failure("Conversation with ID " + shorten(asked, MAX_SHOWN_ID) + " not found"));
      connection.close(CloseReason.NO_SUCH_CONVERSATION);
    }
    return joining != Joining.NO_ROOM;
  }

  private void received(WsMessageContext ctx) {
    ClientConnection connection = connection(ctx);
    if (connection == null) {
      return;
    }
    String text = ctx.message();
    connection.received(Utf8.length(text), clock.instant());
    guarded(
        connection,
        () -> {
          handle(connection, codec.decodeClient(text));
          return true;
        });
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

  private static String address(SocketAddress address) {
    return address instanceof InetSocketAddress inet
        ? inet.getAddress().getHostAddress() + ":" + inet.getPort()
        : String.valueOf(address);
  }

  private static @Nullable String clientName(@Nullable String userAgent) {
    return userAgent == null ? null : shorten(userAgent, MAX_CLIENT_NAME);
  }

  private static String shorten(String text, int length) {
    return text.length() <= length ? text : WellFormed.beginning(text, length) + "…";
  }
}
