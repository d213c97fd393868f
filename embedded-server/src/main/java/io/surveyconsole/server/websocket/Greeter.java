package io.surveyconsole.server.websocket;

import io.surveyconsole.server.access.WrongTokens;
import io.surveyconsole.server.api.Refusal;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.protocol.CloseReason;
import io.surveyconsole.server.websocket.LiveConversations.Joining;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Receives whoever connects: lets them into their conversation, or tells them why not.
final class Greeter {
  private static final String TOO_MANY_CONNECTIONS = "Too many connections";

  private final LiveConversations conversations;
  private final ConnectionManager connections;
  private final Admission admission;
  private final WrongTokens wrongTokens;
  private final Frames frames;
  private final FailureReplies failures;
  private final ScheduledExecutorService scheduler;

  Greeter(
      LiveConversations conversations,
      ConnectionManager connections,
      Admission admission,
      WrongTokens wrongTokens,
      Frames frames,
      FailureReplies failures,
      ScheduledExecutorService scheduler) {
    this.conversations = conversations;
    this.connections = connections;
    this.admission = admission;
    this.wrongTokens = wrongTokens;
    this.frames = frames;
    this.failures = failures;
    this.scheduler = scheduler;
  }

  /// Returns when the connection has been greeted or refused.
  void receive(ClientConnection connection, Arrival arrival) {
    Optional<Refusal> beyond = connections.register(connection);
    if (beyond.isPresent()) {
      refuse(
          connection,
          beyond.get(),
          new Closing(CloseReason.TOO_MANY, TOO_MANY_CONNECTIONS, connections.limit(beyond.get())),
          beyond.get() == Refusal.CONNECTIONS
              ? "The server has as many connections as it may have. Try again later."
              : "There are as many connections from your network as there may be. Try again later.");
      return;
    }
    admission.admit(guest -> greet(connection, arrival, guest));
  }

  private boolean greet(ClientConnection connection, Arrival arrival, Admission.Guest guest) {
    return connection.isOver()
        || failures.guarded(connection, () -> join(connection, arrival, guest));
  }

  private boolean join(ClientConnection connection, Arrival arrival, Admission.Guest guest) {
    var joining =
        arrival.conversation().isBlank()
            ? Joining.UNKNOWN
            : conversations.join(
                connection,
                new ConversationId(arrival.conversation()),
                arrival.token(),
                arrival.afterSeq(),
                guest);
    switch (joining) {
      case ACTIVE, OVER, NO_ROOM -> {}
      case UNKNOWN -> {
        connection.enqueue(
            frames.failure(
                "Conversation with ID " + arrival.caller().conversationId() + " not found"));
        connection.close(CloseReason.NO_SUCH_CONVERSATION);
      }
      case FULL ->
          refuse(
              connection,
              Refusal.CONNECTIONS_OF_CONVERSATION,
              new Closing(
                  CloseReason.TOO_MANY,
                  CloseReason.TOO_MANY.text(),
                  connections.limit(Refusal.CONNECTIONS_OF_CONVERSATION)),
              "This conversation is open in as many places as it may be. Close one of them.");
      case NO_TOKEN ->
          refuse(
              connection,
              Refusal.TOKEN,
              new Closing(CloseReason.TOKEN_REFUSED, CloseReason.TOKEN_REFUSED.text(), "no token"),
              "This conversation opens with its token only. Use the whole link you were given.");
      case WRONG_TOKEN -> refuseToken(connection);
    }
    return joining != Joining.NO_ROOM;
  }

  /// Who shows wrong tokens again and again waits for the answer, without anybody waiting here.
  private void refuseToken(ClientConnection connection) {
    String network = connection.caller().network();
    WrongTokens.Answer answer = wrongTokens.note(network);
    String noted =
        "wrong token (" + Amounts.place(wrongTokens.from(network)) + " from this address)";
    Runnable refuse =
        () ->
            refuse(
                connection,
                Refusal.TOKEN,
                new Closing(CloseReason.TOKEN_REFUSED, CloseReason.TOKEN_REFUSED.text(), noted),
                "The token of this link is wrong or no longer valid. Ask for a new link.");
    switch (answer) {
      case WrongTokens.Answer.AtOnce _ -> refuse.run();
      case WrongTokens.Answer.Later(var answered) -> {
        var _ =
            scheduler.schedule(
                () -> {
                  answered.run();
                  refuse.run();
                },
                WrongTokens.DELAY.toMillis(),
                TimeUnit.MILLISECONDS);
      }
      case WrongTokens.Answer.Never _ ->
          refuse(
              connection,
              Refusal.TOKEN,
              new Closing(CloseReason.TOO_MANY, CloseReason.TOO_MANY.text(), noted),
              "There were too many wrong tokens from your network. Wait a minute.");
    }
  }

  /// @param words what the error before the close says, for a person
  private void refuse(ClientConnection connection, Refusal refusal, Closing closing, String words) {
    connections.refused(refusal);
    connection.enqueue(frames.failure(words));
    connection.close(closing);
  }
}
