package io.surveyconsole.server.http;

import io.javalin.http.Context;
import io.surveyconsole.server.config.Secret;
import org.jspecify.annotations.Nullable;

/// Who may call: `/health` everybody; a conversation's own routes everybody who knows its id while
/// respondents need no token; the rest the operator. A wrong token is refused everywhere.
final class AdminAuth {
  private static final String SCHEME = "Bearer ";

  private final Secret adminToken;

  AdminAuth(Secret adminToken) {
    this.adminToken = adminToken;
  }

  /// Lets the operator pass.
  ///
  /// @throws ApiException for everybody else
  void requireOperator(Context ctx) {
    if (!operator(ctx)) {
      throw ApiException.unauthorized(
          "Send the header Authorization: Bearer with the admin token of this server.");
    }
  }

  /// Lets the operator pass, and a caller without a token.
  void acceptRespondent(Context ctx) {
    if (header(ctx) != null) {
      requireOperator(ctx);
    }
  }

  private boolean operator(Context ctx) {
    String header = header(ctx);
    return header != null
        && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && adminToken.matches(header.substring(SCHEME.length()).strip());
  }

  private static @Nullable String header(Context ctx) {
    return ctx.header("Authorization");
  }
}
