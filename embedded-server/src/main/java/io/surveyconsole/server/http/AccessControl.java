package io.surveyconsole.server.http;

import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import io.surveyconsole.server.access.Addresses;
import io.surveyconsole.server.access.Operator;
import io.surveyconsole.server.access.OperatorAccess;
import io.surveyconsole.server.access.RespondentAccess;
import io.surveyconsole.server.access.RespondentAccess.Verdict;
import io.surveyconsole.server.access.ShownToken;
import io.surveyconsole.server.access.WrongTokens;
import io.surveyconsole.server.api.Refusal;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Scope;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Stands before every route: who is it, and may they.
final class AccessControl {
  private final OperatorAccess operators;
  private final RespondentAccess respondents;
  private final WrongTokens wrongTokens;
  private final Consumer<Refusal> refused;

  /// @param refused counts what is refused
  AccessControl(
      OperatorAccess operators,
      RespondentAccess respondents,
      WrongTokens wrongTokens,
      Consumer<Refusal> refused) {
    this.operators = operators;
    this.respondents = respondents;
    this.wrongTokens = wrongTokens;
    this.refused = refused;
  }

  /// Lets those pass for whom the route is.
  ///
  /// @throws ApiException for everybody else
  void check(Context ctx) {
    switch (access(ctx.routeRoles())) {
      case OPEN -> {}
      case CONVERSATION_READ -> requireParticipant(ctx, Scope.READ);
      case CONVERSATION_WRITE -> requireParticipant(ctx, Scope.OPERATE);
      case READ -> requireOperator(ctx, Scope.READ);
      case OPERATE -> requireOperator(ctx, Scope.OPERATE);
      case OWN -> requireOperator(ctx, Scope.OWN);
    }
  }

  private static Access access(Set<RouteRole> roles) {
    return roles.size() == 1 && roles.iterator().next() instanceof Access access
        ? access
        : Access.OWN;
  }

  /// What somebody is told who asks for what there is not: only operators learn that.
  Optional<ApiException> refusalOfUnknown(Context ctx) {
    return isOperator(ctx)
        ? Optional.empty()
        : Optional.of(refusal(ctx, "Send the header Authorization: Bearer with a token."));
  }

  /// Whether it is an operator who asks for what there is not: others learn nothing of that.
  boolean isOperator(Context ctx) {
    return operator(ctx).isPresent();
  }

  /// Who calls. Known once [#check] has let an operator pass.
  static @Nullable Operator caller(Context ctx) {
    return ctx.attribute(Operator.ATTRIBUTE);
  }

  private void requireOperator(Context ctx, Scope scope) {
    Operator operator =
        operator(ctx)
            .orElseThrow(() ->
                refusal(
                    ctx,
                    "Send the header Authorization: Bearer with an admin token of this server."));
    require(operator, scope);
  }

  private void requireParticipant(Context ctx, Scope scope) {
    Optional<Operator> operator = operator(ctx);
    if (operator.isPresent()) {
      require(operator.get(), scope);
      return;
    }
    switch (judge(ctx.pathParam("id"), shown(ctx))) {
      case Verdict.Admitted _ -> {}
      case Verdict.Missing _ ->
          throw refusal(
              ctx, "Send the header Authorization: Bearer with a token of this conversation.");
      case Verdict.Wrong _ -> throw refusal(ctx, "The token is wrong or no longer valid.");
    }
  }

  /// What a caller is told who may not pass. Who shows wrong tokens again and again waits for it.
  private ApiException refusal(Context ctx, String words) {
    refused.accept(Refusal.TOKEN);
    if (shown(ctx) == null) {
      return ApiException.unauthorized(words);
    }
    return switch (wrongTokens.note(Addresses.network(ctx.req().getRemoteAddr()))) {
      case WrongTokens.Answer.AtOnce _ -> ApiException.unauthorized(words);
      case WrongTokens.Answer.Never _ -> ApiException.tooManyWrongTokens();
      case WrongTokens.Answer.Later(var answered) -> {
        try {
          Thread.sleep(WrongTokens.DELAY); // on a virtual thread
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } finally {
          answered.run();
        }
        yield ApiException.unauthorized(words);
      }
    };
  }

  private Verdict judge(String conversation, @Nullable String token) {
    return conversation.isBlank()
        ? new Verdict.Wrong()
        : respondents.judge(new ConversationId(conversation), token);
  }

  private static @Nullable String shown(Context ctx) {
    String header = ctx.header("Authorization");
    return header == null ? ctx.queryParam(ShownToken.PARAMETER) : orNone(header);
  }

  /// A header of another scheme is a token that is wrong.
  private static String orNone(String header) {
    String token = ShownToken.bearer(header);
    return token == null ? "" : token;
  }

  private static void require(Operator operator, Scope scope) {
    if (!operator.scope().includes(scope)) {
      throw ApiException.forbidden(
          scope == Scope.OWN
              ? "Only the server's own token may do this."
              : "The token \"" + operator.name() + "\" may look only.");
    }
  }

  private Optional<Operator> operator(Context ctx) {
    String token = ShownToken.bearer(ctx.header("Authorization"));
    if (token == null) {
      return Optional.empty();
    }
    Optional<Operator> operator = operators.identify(token);
    operator.ifPresent(found -> ctx.attribute(Operator.ATTRIBUTE, found));
    return operator;
  }
}
