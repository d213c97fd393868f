package io.surveyconsole.server.conversation;

import io.surveyconsole.server.config.Limits;
import io.surveyconsole.server.events.ServerEvents;
import io.surveyconsole.server.events.ServerFact;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.model.OperatorStep;
import io.surveyconsole.server.model.OperatorStep.Kind;
import io.surveyconsole.server.model.Status;
import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.server.storage.ConversationStore;
import io.surveyconsole.server.storage.DuplicateException;
import io.surveyconsole.server.storage.Intervention;
import io.surveyconsole.survey.flow.ConversationFlow;
import io.surveyconsole.survey.flow.Position;
import io.surveyconsole.survey.model.Question;
import io.surveyconsole.survey.model.QuestionId;
import io.surveyconsole.survey.model.Survey;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The use cases of an operator who steps in. What a method returned from is durable, and the
/// watchers know. Callers come in turn ([ConversationTurns]).
public final class OperatorSteps {
  private final ConversationStore store;
  private final Standings standings;
  private final SurveyVersions surveys;
  private final ServerEvents events;
  private final Clock clock;
  private final ContentRules rules;
  private final int maxMessages;

  public OperatorSteps(
      ConversationStore store,
      Standings standings,
      SurveyVersions surveys,
      ServerEvents events,
      Clock clock,
      Limits limits) {
    this.store = store;
    this.standings = standings;
    this.surveys = surveys;
    this.events = events;
    this.clock = clock;
    this.rules = new ContentRules("message", limits.contentChars());
    this.maxMessages = limits.messagesPerConversation();
  }

  /// What is wrong with something that an operator wants to say, wherever that is.
  public Optional<StepOutcome.Unfit> unfit(String content) {
    return Optional.ofNullable(rules.problem(content))
        .map(problem -> new StepOutcome.Unfit(problem.text()));
  }

  /// Does what the operator wants, and returns when it is durable.
  ///
  /// @param operator the name of the token
  public StepOutcome take(ConversationId id, String operator, OperatorCommand command) {
    try {
      return tryTake(id, operator, command);
    } catch (DuplicateException e) {
      // What was remembered was out of date, and is forgotten now: the store knows what is so.
      return tryTake(id, operator, command);
    }
  }

  private StepOutcome tryTake(ConversationId id, String operator, OperatorCommand command) {
    var found = standings.of(id);
    if (found.isEmpty()) {
      return new StepOutcome.UnknownConversation();
    }
    Standing before = found.get();
    Optional<StepOutcome> refusal = refusal(before, command);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Question open = open(before);
    return switch (command) {
      case OperatorCommand.Say(var content) ->
          store(before, new OperatorStep(operator, Kind.SAID), content, before::with, null);
      case OperatorCommand.Repeat() ->
          store(
              before,
              new OperatorStep(operator, Kind.REPEATED),
              ConversationFlow.ask(open),
              before::with,
              null);
      case OperatorCommand.Skip(_) -> skip(before, operator);
      case OperatorCommand.End(var content) ->
          store(
              before,
              new OperatorStep(operator, Kind.ENDED),
              content == null ? OperatorStep.USUAL_END : content,
              message -> before.with(message, Status.ENDED),
              null);
      case OperatorCommand.Reopen() ->
          store(
              before,
              new OperatorStep(operator, Kind.REOPENED),
              ConversationFlow.goOn(open),
              message -> before.with(message, Status.ACTIVE),
              null);
    };
  }

  private StepOutcome skip(Standing before, String operator) {
    var skipped = ConversationFlow.skip(survey(before), before.state());
    return store(
        before,
        new OperatorStep(operator, Kind.SKIPPED),
        skipped.reply(),
        message -> before.with(message, skipped.state(), skipped.position()),
        skipped.question());
  }

  private Optional<StepOutcome> refusal(Standing standing, OperatorCommand command) {
    return Optional.<StepOutcome>ofNullable(wrongStatus(standing, command))
        .or(() -> tooLong(standing, command))
        .or(() ->
            switch (command) {
              case OperatorCommand.Say(var content) -> unfit(content);
              case OperatorCommand.End(var content) ->
                  content == null ? Optional.empty() : unfit(content);
              case OperatorCommand.Skip(var question) -> otherQuestion(standing, question);
              case OperatorCommand.Repeat _, OperatorCommand.Reopen _ -> Optional.empty();
            });
  }

  private static StepOutcome.@Nullable NotNow wrongStatus(
      Standing standing, OperatorCommand command) {
    boolean reopens = command instanceof OperatorCommand.Reopen;
    return switch (standing.conversation().status()) {
      case ACTIVE ->
          reopens
              ? new StepOutcome.NotNow("This conversation is active: there is nothing to reopen.")
              : null;
      case ENDED ->
          reopens
              ? null
              : new StepOutcome.NotNow("This conversation was ended. It can be reopened.");
      case COMPLETED ->
          new StepOutcome.NotNow("This conversation is completed: every question is behind.");
    };
  }

  /// Whoever comes is greeted with all that was said, so there is an end to it; what leads on is
  /// taken all the same.
  private Optional<StepOutcome> tooLong(Standing standing, OperatorCommand command) {
    return switch (command) {
      case OperatorCommand.Skip _, OperatorCommand.End _ -> Optional.empty();
      case OperatorCommand.Say _, OperatorCommand.Repeat _, OperatorCommand.Reopen _ ->
          standing.conversation().lastSeq() < maxMessages
              ? Optional.empty()
              : Optional.of(
                  new StepOutcome.Full(
                      "There are too many messages in this conversation to take another."));
    };
  }

  private Optional<StepOutcome> otherQuestion(Standing standing, @Nullable QuestionId meant) {
    QuestionId open = open(standing).id();
    return meant == null || meant.equals(open)
        ? Optional.empty()
        : Optional.of(
            new StepOutcome.NotNow("Another question is open now, and was not skipped: " + open));
  }

  private Question open(Standing standing) {
    return switch (ConversationFlow.position(survey(standing), standing.state())) {
      case Position.Asking asking -> asking.question();
      case Position.Finished _ ->
          throw new IllegalStateException("no question is open in " + standing.conversation().id());
    };
  }

  private Survey survey(Standing standing) {
    return surveys.version(standing.conversation().survey()).survey();
  }

  private StepOutcome store(
      Standing before,
      OperatorStep step,
      String content,
      Function<Message, Standing> with,
      @Nullable QuestionId skipped) {
    long seq = before.conversation().lastSeq() + 1;
    var message = new Message(seq, Sender.BOT, content, clock.instant(), null, step);
    Standing after = with.apply(message);
    standings.storing(
        after.conversation().id(),
        () -> store.append(new Intervention(after.conversation(), message, skipped)));
    standings.put(after);
    events.publish(new ServerFact.ConversationChanged(after.conversation()));
    return new StepOutcome.Stored(message, after.conversation());
  }
}
