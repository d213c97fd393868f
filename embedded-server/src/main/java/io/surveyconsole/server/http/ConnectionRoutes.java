package io.surveyconsole.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.surveyconsole.server.model.ConnectionId;
import io.surveyconsole.server.protocol.CloseReason;
import io.surveyconsole.server.websocket.ClientConnection;
import io.surveyconsole.server.websocket.Respondents;

/// Respondents' connections that are open.
final class ConnectionRoutes {
  private final Respondents respondents;
  private final Json json;

  ConnectionRoutes(Respondents respondents, Json json) {
    this.respondents = respondents;
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
  }

  private void close(Context ctx) {
    String id = ctx.pathParam("id");
    String reason = ctx.queryParam("reason");
    boolean closed =
        !id.isBlank()
            && respondents.close(
                new ConnectionId(id),
                reason == null || reason.isBlank()
                    ? CloseReason.CLOSED_BY_OPERATOR.text()
                    : reason.strip());
    if (!closed) {
      throw ApiException.notFound("There is no open connection with this id.");
    }
    ctx.status(204);
  }
}
