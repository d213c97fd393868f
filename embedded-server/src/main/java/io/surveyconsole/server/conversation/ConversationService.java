package io.surveyconsole.server.conversation;

import io.surveyconsole.server.access.RespondentAccess;
import io.surveyconsole.server.config.Limits;
import io.surveyconsole.server.events.ServerEvents;
import io.surveyconsole.server.events.ServerFact;
import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.model.Ids;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.model.Status;
import io.surveyconsole.server.model.SurveyVersion;
import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.server.storage.ConversationStore;
import io.surveyconsole.server.storage.DuplicateException;
import io.surveyconsole.server.storage.Step;
import io.surveyconsole.server.storage.Store;
import io.surveyconsole.survey.flow.ConversationFlow;
import io.surveyconsole.survey.flow.ConversationState;
import io.surveyconsole.survey.flow.FlowResult;
import io.surveyconsole.survey.model.Survey;
import io.surveyconsole.survey.model.SurveyId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The use cases of a conversation. What a method returned from is durable, and the watchers know.
///
/// Callers come in turn ([ConversationTurns]), but for [#look]: two at once in one conversation
/// would both answer the same question, and the store would refuse the later one.
public final class ConversationService {
  private final ConversationStore store;
  private final Store whole;
  private final Standings standings;
  private final SurveyVersions surveys;
  private final RespondentAccess access;
  private final ServerEvents events;
  private final Clock clock;
  private final Ids ids;
  private final ContentRules rules;
  private final int maxMessages;

  public ConversationService(
      Store store,
      Standings standings,
      SurveyVersions surveys,
      RespondentAccess access,
      ServerEvents events,
      Clock clock,
      Ids ids,
      Limits limits) {
    this.whole = store;
    this.store = store.conversations();
    this.standings = standings;
    this.surveys = surveys;
    this.access = access;
    this.events = events;
    this.clock = clock;
    this.ids = ids;
    this.rules = new ContentRules("answer", limits.contentChars());
    this.maxMessages = limits.messagesPerConversation();
  }

  /// Begins a new conversation of a respondent about the survey's version in force.
  public Begun begin(CustomerId customerId, SurveyId surveyId, boolean test) {
    var customer = whole.customers().find(customerId);
    if (customer.isEmpty()) {
      return new Begun.UnknownCustomer();
    }
    var inForce = surveys.inForce(surveyId);
    if (inForce.isEmpty()) {
      return new Begun.UnknownSurvey();
    }
    SurveyVersion version = inForce.get();
    Survey survey = version.survey();
    Instant now = clock.instant();
    var opening = new Message(1, Sender.BOT, ConversationFlow.opening(survey), now, null);
    var conversation =
        new Conversation(
            ids.conversation(),
            customer.get(),
            version.key(),
            survey.name(),
            test,
            Status.ACTIVE,
            0,
            survey.questions().size(),
            opening.seq(),
            opening.sender(),
            Conversation.shorten(opening.content()),
            now,
            now,
            null);
    var issued = access.make(conversation.id());
    store.begin(conversation, opening, issued.kept());
    standings.put(new Standing(conversation, ConversationState.beginning(), KnownClientIds.none()));
    events.publish(new ServerFact.ConversationChanged(conversation));
    return new Begun.Started(conversation, issued.token());
  }

  /// The conversation as it stands, with the messages after that number.
  public Optional<Opening> open(ConversationId id, long afterSeq) {
    return standings
        .of(id)
        .map(standing -> opening(standing.conversation(), standing.state(), afterSeq));
  }

  /// The conversation as it stood at one moment just now, for whoever does not come in turn: what
  /// is being said meanwhile may not be in it.
  public Optional<Opening> look(ConversationId id, long afterSeq) {
    Standing known = standings.known(id);
    return known != null
        ? Optional.of(opening(known.conversation(), known.state(), afterSeq))
        : store.find(id).map(found -> opening(found, store.answers(id, found.lastSeq()), afterSeq));
  }

  private Opening opening(Conversation conversation, ConversationState state, long afterSeq) {
    Survey survey = surveys.version(conversation.survey()).survey();
    return new Opening(
        conversation,
        state,
        survey,
        ConversationFlow.position(survey, state),
        store.messages(conversation.id(), afterSeq, conversation.lastSeq()));
  }

  /// Takes what the respondent said, and returns when it and the reply are durable.
  ///
  /// @param clientMessageId the client's id of it: a repeat is recognised and stored once
  public Reply answer(ConversationId id, String content, @Nullable String clientMessageId) {
    try {
      return tryAnswer(id, content, clientMessageId);
    } catch (DuplicateException e) {
      // What was remembered was out of date, and is forgotten now: the store knows what is so.
      return tryAnswer(id, content, clientMessageId);
    }
  }

  private Reply tryAnswer(ConversationId id, String content, @Nullable String clientMessageId) {
    var found = standings.of(id);
    if (found.isEmpty()) {
      return new Reply.UnknownConversation();
    }
    Standing before = found.get();
    if (clientMessageId != null && before.clientIds().maybe(clientMessageId)) {
      var earlier = store.messageByClientId(id, clientMessageId);
      if (earlier.isPresent()) {
        return earlier.get().content().equals(content)
            ? new Reply.Repeated(earlier.get().seq())
            : new Reply.Refused(
                Reply.Reason.ID_REUSED,
                "This client_message_id was used for another message already.");
      }
    }
    if (before.conversation().isOver()) {
      return new Reply.Refused(Reply.Reason.FINISHED, "This survey is finished. Thank you!");
    }
    Reply.Refused problem = rules.problem(content);
    if (problem != null) {
      return problem;
    }
    return store(before, content, clientMessageId);
  }

  private Reply store(Standing before, String content, @Nullable String clientMessageId) {
    Conversation conversation = before.conversation();
    Survey survey = surveys.version(conversation.survey()).survey();
    FlowResult result = ConversationFlow.answer(survey, before.state(), content);
    if (result instanceof FlowResult.Rejected rejected && conversation.lastSeq() >= maxMessages) {
      return new Reply.Refused(
          Reply.Reason.CONVERSATION_LENGTH,
          "There are too many messages here to take one that is no answer. " + rejected.reply());
    }
    Instant now = clock.instant();
    long seq = conversation.lastSeq() + 1;
    var said = new Message(seq, Sender.USER, content, now, clientMessageId);
    var reply = new Message(seq + 1, Sender.BOT, result.reply(), now, null);
    Standing after =
        switch (result) {
          case FlowResult.Accepted accepted ->
              before.with(reply, accepted.state(), accepted.position());
          case FlowResult.Rejected _ -> before.with(reply);
        };
    var answered =
        switch (result) {
          case FlowResult.Accepted accepted ->
              new Step.Answered(accepted.question(), accepted.answer());
          case FlowResult.Rejected _ -> null;
        };
    standings.storing(
        conversation.id(),
        () -> store.append(new Step(after.conversation(), said, reply, answered)));
    if (clientMessageId != null) {
      after.clientIds().add(clientMessageId);
    }
    standings.put(after);
    events.publish(new ServerFact.AnswerStored());
    events.publish(new ServerFact.ConversationChanged(after.conversation()));
    return new Reply.Stored(after.conversation(), said, reply);
  }
}
