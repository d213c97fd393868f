package io.surveyconsole.server.websocket;

import io.surveyconsole.server.access.RespondentAccess;
import io.surveyconsole.server.access.RespondentAccess.Verdict;
import io.surveyconsole.server.api.Refusal;
import io.surveyconsole.server.conversation.ConversationService;
import io.surveyconsole.server.conversation.ConversationTurns;
import io.surveyconsole.server.conversation.Opening;
import io.surveyconsole.server.conversation.OperatorCommand;
import io.surveyconsole.server.conversation.OperatorSteps;
import io.surveyconsole.server.conversation.Reply;
import io.surveyconsole.server.conversation.StepOutcome;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.protocol.CloseReason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Conversations together with those who are connected to them: what is said is stored and then
/// reaches everybody in the order in which it was stored.
///
/// Frames are queued in the conversation's turn, which fixes their order, and sent after it.
public final class LiveConversations {
  /// What became of a connection that wants to take part.
  enum Joining {
    ACTIVE,
    OVER,
    UNKNOWN,
    NO_TOKEN,
    WRONG_TOKEN,
    FULL,
    NO_ROOM
  }

  /// What a message takes in a greeting beside its text, roughly.
  private static final int MESSAGE_OVERHEAD_BYTES = 200;

  private final ConversationService service;
  private final OperatorSteps steps;
  private final RespondentAccess access;
  private final ConversationTurns turns;
  private final ConnectionManager connections;
  private final Frames frames;

  LiveConversations(
      ConversationService service,
      OperatorSteps steps,
      RespondentAccess access,
      ConversationTurns turns,
      ConnectionManager connections,
      Frames frames) {
    this.service = service;
    this.steps = steps;
    this.access = access;
    this.turns = turns;
    this.connections = connections;
    this.frames = frames;
  }

  /// The conversation as it stood at one moment just now; nobody waits for whoever looks.
  public Optional<Opening> look(ConversationId id, long afterSeq) {
    return service.look(id, afterSeq);
  }

  /// Lets a connection take part: it is greeted with where the conversation stands, and gets
  /// everything that is said from there on, without a gap or a repeat.
  ///
  /// @param token what its client shows
  /// @param guest knows whether there is room for what it is greeted with
  Joining join(
      ClientConnection connection,
      ConversationId id,
      @Nullable String token,
      long afterSeq,
      Admission.Guest guest) {
    Joining joining =
        turns.inTurn(
            id,
            () ->
                switch (access.judge(id, token)) {
                  case Verdict.Missing _ -> Joining.NO_TOKEN;
                  case Verdict.Wrong _ -> Joining.WRONG_TOKEN;
                  case Verdict.Admitted admitted -> {
                    connection.admittedUntil(admitted.until());
                    yield service
                        .open(id, afterSeq)
                        .map(opening -> greet(connection, opening, guest))
                        .orElse(Joining.UNKNOWN);
                  }
                });
    connection.flush();
    return joining;
  }

  private Joining greet(ClientConnection connection, Opening opening, Admission.Guest guest) {
    if (!connections.hasRoom(opening.conversation().id())) {
      return Joining.FULL;
    }
    if (!guest.hasRoom(bytes(opening.messages()))) {
      return Joining.NO_ROOM;
    }
    frames.greeting(opening).forEach(connection::enqueueGreeting);
    connections.join(connection, opening.conversation());
    if (!opening.conversation().isOver()) {
      return Joining.ACTIVE;
    }
    connection.closeAfterwards(CloseReason.FINISHED);
    return Joining.OVER;
  }

  private static long bytes(List<Message> messages) {
    return messages.stream()
        .mapToLong(message -> MESSAGE_OVERHEAD_BYTES + Utf8.length(message.content()))
        .sum();
  }

  /// Revokes all tokens of a conversation, and closes the connections that came with one.
  public void revokeTokens(ConversationId id) {
    List<ClientConnection> present =
        turns.inTurn( // whoever joins after it is judged by what is left
            id,
            () -> {
              access.revokeAll(id);
              return connections.of(id);
            });
    present.stream()
        .filter(connection -> connection.admittedUntil() != null)
        .forEach(connection ->
            connection.close(new Closing(CloseReason.TOKEN_REFUSED, "The token was revoked")));
  }

  /// Closes all connections of a conversation for the operator.
  ///
  /// @param reason what their clients are told
  /// @return how many, or nothing if there is no such conversation
  public OptionalInt closeAll(ConversationId id, String reason) {
    List<ClientConnection> present = turns.inTurn(id, () -> connections.of(id));
    if (present.isEmpty() && service.look(id, Long.MAX_VALUE).isEmpty()) {
      return OptionalInt.empty();
    }
    var closing = new Closing(CloseReason.CLOSED_BY_OPERATOR, reason);
    return OptionalInt.of(
        (int) present.stream().filter(connection -> connection.close(closing)).count());
  }

  /// Takes what a respondent said, and passes it and the reply on once they are durable.
  ///
  /// @param from the connection it came over, which shows its own text itself; null for none
  public Reply say(
      ConversationId id,
      String content,
      @Nullable String clientMessageId,
      @Nullable ClientConnection from) {
    Reply reply =
        turns.inTurn(
            id,
            () -> {
              Reply outcome = service.answer(id, content, clientMessageId);
              deliver(id, outcome, clientMessageId, from);
              return outcome;
            });
    List<ClientConnection> present = connections.of(id);
    present.forEach(ClientConnection::flush);
    if (from != null && !present.contains(from)) {
      from.flush();
    }
    return reply;
  }

  /// What is wrong with something that an operator wants to say, wherever that is.
  Optional<StepOutcome.Unfit> unfit(String content) {
    return steps.unfit(content);
  }

  /// Takes a step of an operator, and passes on what the respondent sees of it once it is durable.
  ///
  /// @param operator the name of the token
  public StepOutcome stepIn(ConversationId id, String operator, OperatorCommand command) {
    return stepInAndCount(id, operator, command).outcome();
  }

  /// What came of a step.
  ///
  /// @param connections how many it was passed on to
  record Reached(StepOutcome outcome, int connections) {}

  /// Like [#stepIn].
  Reached stepInAndCount(ConversationId id, String operator, OperatorCommand command) {
    Reached reached =
        turns.inTurn(
            id,
            () -> {
              StepOutcome outcome = steps.take(id, operator, command);
              return new Reached(
                  outcome, outcome instanceof StepOutcome.Stored stored ? passOn(id, stored) : 0);
            });
    connections.of(id).forEach(ClientConnection::flush);
    return reached;
  }

  private int passOn(ConversationId id, StepOutcome.Stored stored) {
    String message = frames.message(stored.message());
    List<ClientConnection> present = connections.of(id);
    for (ClientConnection connection : present) {
      connection.enqueue(message);
      connection.progressed(stored.after());
      if (stored.after().isOver()) {
        finish(connection, frames.completed());
      }
      connections.changed(connection);
    }
    return present.size();
  }

  /// The conversation may be reopened before its connections have closed: they get nothing more.
  private static void finish(ClientConnection connection, String completed) {
    connection.enqueue(completed);
    connection.closeAfterwards(CloseReason.FINISHED);
  }

  private void deliver(
      ConversationId id,
      Reply reply,
      @Nullable String clientMessageId,
      @Nullable ClientConnection from) {
    switch (reply) {
      case Reply.Stored stored -> {
        String said = frames.message(stored.said());
        String answer = frames.message(stored.reply());
        String completed = stored.completed() ? frames.completed() : null;
        for (ClientConnection connection : connections.of(id)) {
          if (connection != from) {
            connection.enqueue(said);
          } else if (clientMessageId != null) {
            connection.enqueue(frames.ack(clientMessageId, stored.said().seq(), false));
          }
          connection.enqueue(answer);
          connection.progressed(stored.after());
          if (completed != null) {
            finish(connection, completed);
          }
          connections.changed(connection);
        }
      }
      case Reply.Repeated repeated -> {
        if (from != null && clientMessageId != null) {
          from.enqueue(frames.ack(clientMessageId, repeated.seq(), true));
        }
      }
      case Reply.Refused refused -> {
        count(refused.reason());
        if (from != null) {
          from.enqueue(frames.failure(refused.text()));
        }
      }
      case Reply.UnknownConversation _ -> {
        // an HTTP caller is told by its status; a connection has joined a known one
      }
    }
  }

  private void count(Reply.Reason reason) {
    switch (reason) {
      case TOO_LONG -> connections.refused(Refusal.MESSAGE_SIZE);
      case CONVERSATION_LENGTH -> connections.refused(Refusal.CONVERSATION_LENGTH);
      case CONTENT, ID_REUSED, FINISHED -> {
        // no limit stands against it
      }
    }
  }
}
