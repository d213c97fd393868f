package io.surveyconsole.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.surveyconsole.server.access.Operator;
import io.surveyconsole.server.api.BroadcastSent;
import io.surveyconsole.server.api.Problem;
import io.surveyconsole.server.api.StepTaken;
import io.surveyconsole.server.conversation.OperatorCommand;
import io.surveyconsole.server.conversation.StepOutcome;
import io.surveyconsole.server.websocket.Broadcast;
import io.surveyconsole.server.websocket.LiveConversations;
import io.surveyconsole.survey.model.QuestionId;
import java.util.List;
import java.util.Objects;

/// Operators who step in.
final class OperatorRoutes {
  private static final int MAX_ID = 400;

  private final LiveConversations live;
  private final Broadcast broadcast;
  private final Json json;

  OperatorRoutes(LiveConversations live, Broadcast broadcast, Json json) {
    this.live = live;
    this.broadcast = broadcast;
    this.json = json;
  }

  void add(RoutesConfig routes) {
    routes.post("/conversations/{id}/operator-messages", this::say, Access.OPERATE);
    routes.post(
        "/conversations/{id}/repeat",
        ctx -> take(ctx, new OperatorCommand.Repeat()),
        Access.OPERATE);
    routes.post("/conversations/{id}/skip", this::skip, Access.OPERATE);
    routes.post("/conversations/{id}/end", this::end, Access.OPERATE);
    routes.post(
        "/conversations/{id}/reopen",
        ctx -> take(ctx, new OperatorCommand.Reopen()),
        Access.OPERATE);
    routes.post("/broadcast", this::broadcast, Access.OPERATE);
  }

  private void say(Context ctx) {
    Fields fields = json.fields(ctx);
    String content = fields.content("content");
    fields.check();
    take(ctx, new OperatorCommand.Say(content));
  }

  private void skip(Context ctx) {
    Fields fields = json.optionalFields(ctx);
    String question =
        fields.optional(
            "question_id",
            id -> !id.isBlank() && id.length() <= MAX_ID,
            "must be the id of a question");
    fields.check();
    if (question != null) {
      AuditTrail.made(
          ctx, "%s (question: %s)".formatted(ConversationRoutes.id(ctx).value(), question));
    }
    take(ctx, new OperatorCommand.Skip(question == null ? null : new QuestionId(question)));
  }

  private void end(Context ctx) {
    Fields fields = json.optionalFields(ctx);
    String content = fields.optionalContent("content");
    fields.check();
    take(ctx, new OperatorCommand.End(content));
  }

  private void take(Context ctx, OperatorCommand command) {
    switch (live.stepIn(ConversationRoutes.id(ctx), operator(ctx), command)) {
      case StepOutcome.Stored stored ->
          json.write(
              ctx, 201, new StepTaken(stored.message().seq(), stored.after().status().wireName()));
      case StepOutcome.Unfit(var text) -> throw unfit(text);
      case StepOutcome.Full(var text) -> throw ApiException.conflict(text);
      case StepOutcome.NotNow(var text) -> throw ApiException.conflict(text);
      case StepOutcome.UnknownConversation _ -> throw ConversationRoutes.unknown();
    }
  }

  private void broadcast(Context ctx) {
    Fields fields = json.fields(ctx);
    String content = fields.content("content");
    fields.check();
    switch (broadcast.send(operator(ctx), content)) {
      case Broadcast.Outcome.Sent(var conversations, var connections, var failed) -> {
        AuditTrail.made(
            ctx,
            "conversations: %d, connections: %d, failed: %d"
                .formatted(conversations, connections, failed));
        json.write(ctx, 200, new BroadcastSent(conversations, connections, failed));
      }
      case Broadcast.Outcome.Unfit(var text) -> throw unfit(text);
    }
  }

  private static ApiException unfit(String text) {
    return ApiException.invalid(text, List.of(new Problem.FieldError("content", text)));
  }

  private static String operator(Context ctx) {
    Operator caller = AccessControl.caller(ctx);
    return Objects.requireNonNull(caller, "only operators come here").name();
  }
}
