package io.surveyconsole.server.websocket;

import io.surveyconsole.server.conversation.Opening;
import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.protocol.CloseReason;
import io.surveyconsole.server.protocol.ProtocolCodec;
import io.surveyconsole.server.protocol.ServerMessage;
import io.surveyconsole.survey.flow.ConversationFlow;
import io.surveyconsole.survey.flow.Position;
import io.surveyconsole.survey.model.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is said in a conversation, as frames of the protocol.
final class Frames {
  private final ProtocolCodec codec;

  Frames(ProtocolCodec codec) {
    this.codec = codec;
  }

  /// What a connection is greeted with, in order.
  List<String> greeting(Opening opening) {
    var frames = new ArrayList<String>(3);
    frames.add(codec.encode(state(opening)));
    frames.add(
        codec.encode(
            new ServerMessage.History(opening.messages().stream().map(Frames::entry).toList())));
    if (opening.conversation().isOver()) {
      frames.add(completed());
    } else if (opening.position() instanceof Position.Asking asking
        && !opening.state().answers().isEmpty()) {
      frames.add(
          codec.encode(
              new ServerMessage.Resumed(
                  question(asking.question()), ConversationFlow.ask(asking.question()))));
    }
    return frames;
  }

  String message(Message message) {
    return codec.encode(
        new ServerMessage.Message(
            message.sender(), message.content(), message.timestamp(), message.seq()));
  }

  String ack(String clientMessageId, long seq, boolean duplicate) {
    return codec.encode(new ServerMessage.Ack(clientMessageId, seq, duplicate ? true : null));
  }

  String completed() {
    return codec.encode(
        new ServerMessage.Completed(
            "The survey is finished. Thank you for your time!",
            true,
            CloseReason.FINISHED.code(),
            CloseReason.FINISHED.text()));
  }

  String failure(String text) {
    return codec.encode(new ServerMessage.Failure(text));
  }

  String storeUnavailable() {
    return failure("Nothing can be stored at present. Please try again in a while.");
  }

  String reconnectSuccess() {
    return codec.encode(new ServerMessage.ReconnectSuccess("Welcome back."));
  }

  String heartbeat() {
    return codec.encode(new ServerMessage.Heartbeat());
  }

  String restarting(long retryAfterMs) {
    return codec.encode(new ServerMessage.Restarting(retryAfterMs));
  }

  private static ServerMessage.State state(Opening opening) {
    Conversation c = opening.conversation();
    Map<String, String> answers = new LinkedHashMap<>();
    opening.state().given().forEach((id, answer) -> answers.put(id.value(), answer.value()));
    return new ServerMessage.State(
        new ServerMessage.ConversationState(
            c.id().value(),
            c.customer().id().value(),
            c.survey().id().value(),
            c.questionIndex(),
            answers,
            List.of(),
            c.status().wireName(),
            c.createdAt(),
            c.updatedAt()),
        new ServerMessage.Customer(c.customer().name(), c.customer().email()),
        new ServerMessage.Survey(
            c.survey().id().value(),
            opening.survey().name(),
            opening.survey().questions().stream().map(Frames::question).toList()));
  }

  private static ServerMessage.Question question(Question question) {
    return new ServerMessage.Question(
        question.id().value(),
        question.text(),
        question.options().stream()
            .map(option -> new ServerMessage.Option(option.id().value(), option.text()))
            .toList());
  }

  private static ServerMessage.Entry entry(Message message) {
    return new ServerMessage.Entry(
        message.sender(),
        message.content(),
        message.timestamp(),
        message.seq(),
        message.clientMessageId());
  }
}
