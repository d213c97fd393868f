package io.surveyconsole.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.surveyconsole.server.api.ConnectionsClosed;
import io.surveyconsole.server.model.ConnectionId;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.protocol.CloseReason;
import io.surveyconsole.server.storage.ConversationStore;
import io.surveyconsole.server.websocket.ClientConnection;
import io.surveyconsole.server.websocket.Respondents;

/// Respondents' connections: those that are open, and of a conversation those that were.
final class ConnectionRoutes {
  private static final int STANDARD_LIMIT = 200;
  private static final int MAX_LIMIT = 1_000;

  private final Respondents respondents;
  private final ConversationStore conversations;
  private final Json json;

  ConnectionRoutes(Respondents respondents, ConversationStore conversations, Json json) {
    this.respondents = respondents;
    this.conversations = conversations;
    this.json = json;
  }

  void add(RoutesConfig routes) {
    routes.get(
        "/connections",
        ctx ->
            json.write(
                ctx,
                200,
                respondents.connections().open().stream().map(ClientConnection::view).toList()),
        Access.READ);
    routes.delete("/connections/{id}", this::close, Access.OPERATE);
    routes.get("/conversations/{id}/connections", this::listOfConversation, Access.READ);
    routes.delete("/conversations/{id}/connections", this::closeAll, Access.OPERATE);
  }

  private void close(Context ctx) {
    String id = ctx.pathParam("id");
    if (id.isBlank() || !respondents.close(new ConnectionId(id), reason(ctx))) {
      throw ApiException.notFound("There is no open connection with this id.");
    }
    ctx.status(204);
  }

  private void closeAll(Context ctx) {
    int closed =
        respondents
            .closeAll(ConversationRoutes.id(ctx), reason(ctx))
            .orElseThrow(ConversationRoutes::unknown);
    AuditTrail.made(ctx, "%s (closed: %d)".formatted(ConversationRoutes.id(ctx).value(), closed));
    json.write(ctx, 200, new ConnectionsClosed(closed));
  }

  private static String reason(Context ctx) {
    String reason = Parameters.given(ctx, "reason");
    return reason == null ? CloseReason.CLOSED_BY_OPERATOR.text() : reason.strip();
  }

  private void listOfConversation(Context ctx) {
    int limit = (int) Parameters.number(ctx, "limit", STANDARD_LIMIT, 1, MAX_LIMIT);
    ConversationId id = ConversationRoutes.id(ctx);
    if (conversations.find(id).isEmpty()) {
      throw ConversationRoutes.unknown();
    }
    json.write(ctx, 200, respondents.of(id, limit));
  }
}
