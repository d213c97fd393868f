package io.surveyconsole.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.surveyconsole.server.api.ConversationCreated;
import io.surveyconsole.server.api.ConversationPage;
import io.surveyconsole.server.api.MessageReceived;
import io.surveyconsole.server.api.Paths;
import io.surveyconsole.server.api.Problem;
import io.surveyconsole.server.api.Resumable;
import io.surveyconsole.server.conversation.Begun;
import io.surveyconsole.server.conversation.ConversationService;
import io.surveyconsole.server.conversation.MessagePages;
import io.surveyconsole.server.conversation.Opening;
import io.surveyconsole.server.conversation.Reply;
import io.surveyconsole.server.feed.Summaries;
import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.protocol.ProtocolCodec;
import io.surveyconsole.server.storage.ConversationStore;
import io.surveyconsole.server.websocket.LiveConversations;
import io.surveyconsole.survey.model.SurveyId;
import java.util.List;
import java.util.function.Supplier;

/// Conversations and what is said in them.
final class ConversationRoutes {
  private static final int MAX_ID = 400;

  private final ConversationService service;
  private final LiveConversations live;
  private final ConversationStore store;
  private final ListParameters listParameters;
  private final MessagePages pages;
  private final Supplier<String> webSocketAddress;
  private final CallRate saying;
  private final CallRate looking;
  private final Json json;

  /// @param webSocketAddress such as `ws://127.0.0.1:8000`
  ConversationRoutes(
      ConversationService service,
      LiveConversations live,
      ConversationStore store,
      ListParameters listParameters,
      Supplier<String> webSocketAddress,
      CallRate saying,
      CallRate looking,
      Json json) {
    this.service = service;
    this.live = live;
    this.store = store;
    this.listParameters = listParameters;
    this.pages = new MessagePages(store);
    this.webSocketAddress = webSocketAddress;
    this.saying = saying;
    this.looking = looking;
    this.json = json;
  }

  void add(RoutesConfig routes) {
    routes.post("/conversations", this::begin, Access.OPERATE);
    routes.get("/conversations", this::list, Access.READ);
    routes.get("/conversations/{id}", this::show, Access.CONVERSATION_READ);
    routes.get("/conversations/{id}/messages", this::messages, Access.CONVERSATION_READ);
    routes.post("/conversations/{id}/messages", this::say, Access.CONVERSATION_WRITE);
    routes.post("/conversations/{id}/resume", this::resume, Access.CONVERSATION_READ);
  }

  private void begin(Context ctx) {
    Fields fields = json.fields(ctx);
    String customer = fields.text("customer_id", MAX_ID);
    String survey = fields.text("survey_id", MAX_ID);
    boolean test = fields.flag("test");
    fields.check();
    switch (service.begin(new CustomerId(customer), new SurveyId(survey), test)) {
      case Begun.Started started -> {
        String id = started.conversation().id().value();
        AuditTrail.made(ctx, id);
        json.write(
            ctx,
            201,
            new ConversationCreated(
                id, started.token(), webSocketAddress.get() + Paths.RESPONDENT_SOCKET + id));
      }
      case Begun.UnknownCustomer _ ->
          throw ApiException.notFound("There is no respondent with this customer_id.");
      case Begun.UnknownSurvey _ ->
          throw ApiException.notFound("There is no survey in force with this survey_id.");
    }
  }

  private void list(Context ctx) {
    int limit = ListParameters.limit(ctx);
    Long behind = ListParameters.inTranscript(ctx) ? store.unindexed() : null; // at the beginning
    List<Conversation> found = store.list(listParameters.query(ctx, limit + 1));
    boolean more = found.size() > limit;
    List<Conversation> page = more ? found.subList(0, limit) : found;
    json.write(
        ctx,
        200,
        new ConversationPage(
            page.stream().map(Summaries::of).toList(),
            more ? Cursor.after(page.getLast()) : null,
            behind));
  }

  private void show(Context ctx) {
    boolean whole = !Boolean.FALSE.equals(Parameters.flag(ctx, "messages"));
    Opening opening = opening(ctx, whole ? 0 : Long.MAX_VALUE);
    json.write(
        ctx,
        200,
        Views.of(
            opening,
            store.answered(opening.conversation().id(), opening.conversation().lastSeq()),
            isOperator(ctx)));
  }

  private void messages(Context ctx) {
    MessageQuery query = MessageQuery.read(ctx);
    Opening opening =
        opening(ctx, query instanceof MessageQuery.All(long after) ? after : Long.MAX_VALUE);
    ConversationId id = opening.conversation().id();
    long last = opening.conversation().lastSeq();
    List<Message> found =
        switch (query) {
          case MessageQuery.All _ -> opening.messages();
          case MessageQuery.After(long after, int limit) -> pages.after(id, after, last, limit);
          case MessageQuery.Before(long before, int limit) -> pages.before(id, before, last, limit);
        };
    json.write(
        ctx, 200, found.stream().map(message -> Views.of(message, isOperator(ctx))).toList());
  }

  private void say(Context ctx) {
    expectNotTooFast(ctx, saying);
    Fields fields = json.fields(ctx);
    String content = fields.content("content");
    String clientMessageId =
        fields.optional(
            "client_message_id", ProtocolCodec::isClientMessageId, "must have 1 to 64 characters");
    fields.check();
    Reply reply = live.say(id(ctx), content, clientMessageId, null);
    switch (reply) {
      case Reply.Stored stored ->
          json.write(ctx, 201, new MessageReceived("message received", stored.said().seq(), null));
      case Reply.Repeated repeated ->
          json.write(ctx, 201, new MessageReceived("message received", repeated.seq(), true));
      case Reply.Refused refused -> throw refusal(refused);
      case Reply.UnknownConversation _ -> throw unknown();
    }
  }

  private static ApiException refusal(Reply.Refused refused) {
    return switch (refused.reason()) {
      case CONTENT, TOO_LONG, CONVERSATION_LENGTH ->
          ApiException.invalid(
              refused.text(), List.of(new Problem.FieldError("content", refused.text())));
      case ID_REUSED, FINISHED -> ApiException.conflict(refused.text());
    };
  }

  private void resume(Context ctx) {
    Conversation conversation = opening(ctx, Long.MAX_VALUE).conversation();
    if (conversation.isOver()) {
      throw ApiException.notFound("This conversation is over; there is nothing to resume.");
    }
    json.write(ctx, 200, new Resumable("resumed", conversation.id().value()));
  }

  private Opening opening(Context ctx, long afterSeq) {
    expectNotTooFast(ctx, looking); // each reads the store
    return live.look(id(ctx), afterSeq).orElseThrow(ConversationRoutes::unknown);
  }

  private static void expectNotTooFast(Context ctx, CallRate rate) {
    if (!isOperator(ctx) && !rate.admits(id(ctx))) {
      throw ApiException.tooFast();
    }
  }

  private static boolean isOperator(Context ctx) {
    return AccessControl.caller(ctx) != null;
  }

  static ConversationId id(Context ctx) {
    String id = ctx.pathParam("id");
    if (id.isBlank()) {
      throw unknown();
    }
    return new ConversationId(id);
  }

  static ApiException unknown() {
    return ApiException.notFound("There is no conversation with this id.");
  }
}
