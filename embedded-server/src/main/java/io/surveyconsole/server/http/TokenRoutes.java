package io.surveyconsole.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.surveyconsole.server.access.OperatorAccess;
import io.surveyconsole.server.access.RespondentAccess;
import io.surveyconsole.server.api.AdminTokenMade;
import io.surveyconsole.server.api.AdminTokenView;
import io.surveyconsole.server.api.TokenIssued;
import io.surveyconsole.server.model.AdminToken;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Scope;
import io.surveyconsole.server.storage.DuplicateException;
import io.surveyconsole.server.websocket.LiveConversations;
import java.util.regex.Pattern;

/// Tokens of respondents and of operators.
final class TokenRoutes {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._@-]{0,63}");

  private final RespondentAccess respondents;
  private final OperatorAccess operators;
  private final LiveConversations live;
  private final Json json;

  TokenRoutes(
      RespondentAccess respondents, OperatorAccess operators, LiveConversations live, Json json) {
    this.respondents = respondents;
    this.operators = operators;
    this.live = live;
    this.json = json;
  }

  void add(RoutesConfig routes) {
    routes.post("/conversations/{id}/tokens", this::issue, Access.OPERATE);
    routes.delete("/conversations/{id}/tokens", this::revokeAll, Access.OPERATE);
    routes.get(
        "/admin/tokens",
        ctx -> json.write(ctx, 200, operators.tokens().stream().map(TokenRoutes::view).toList()),
        Access.OWN);
    routes.post("/admin/tokens", this::make, Access.OWN);
    routes.delete("/admin/tokens/{name}", this::revoke, Access.OWN);
  }

  private void issue(Context ctx) {
    var issued =
        respondents.issue(ConversationRoutes.id(ctx)).orElseThrow(ConversationRoutes::unknown);
    json.write(ctx, 201, new TokenIssued(issued.token(), issued.kept().expiresAt()));
  }

  private void revokeAll(Context ctx) {
    ConversationId id = ConversationRoutes.id(ctx);
    if (live.look(id, Long.MAX_VALUE).isEmpty()) {
      throw ConversationRoutes.unknown();
    }
    live.revokeTokens(id);
    ctx.status(204);
  }

  private void make(Context ctx) {
    Fields fields = json.fields(ctx);
    String name = fields.text("name", 1_000);
    if (!name.isBlank() && !NAME.matcher(name).matches()) {
      fields.wrong(
          "name",
          "must be 1 to 64 letters, digits, spaces, . _ @ or - and begin with a letter or digit");
    }
    String scope = fields.text("scope", 16);
    if (!scope.isBlank() && !isGiven(scope)) {
      fields.wrong("scope", "must be read or operate");
    }
    fields.check();
    try {
      var token = operators.make(name, Scope.ofWireName(scope).orElseThrow());
      AuditTrail.made(ctx, name + " (" + scope + ")");
      json.write(ctx, 201, new AdminTokenMade(name, scope, token));
    } catch (DuplicateException e) {
      throw ApiException.conflict("There is a token with this name already; revoke it first.");
    }
  }

  private static boolean isGiven(String scope) {
    return Scope.ofWireName(scope).filter(found -> found != Scope.OWN).isPresent();
  }

  private void revoke(Context ctx) {
    String name = ctx.pathParam("name");
    if (!operators.revoke(name)) {
      throw ApiException.notFound("There is no admin token with this name.");
    }
    ctx.status(204);
  }

  private static AdminTokenView view(AdminToken token) {
    return new AdminTokenView(
        token.name(), token.scope().wireName(), token.createdAt(), token.lastUsedAt());
  }
}
