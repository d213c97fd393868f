package io.surveyconsole.server.http;

import io.surveyconsole.server.api.AnsweredView;
import io.surveyconsole.server.api.ConversationView;
import io.surveyconsole.server.api.MessageView;
import io.surveyconsole.server.api.OpenQuestion;
import io.surveyconsole.server.conversation.Opening;
import io.surveyconsole.server.model.AnsweredAt;
import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.model.OperatorStep;
import io.surveyconsole.survey.flow.Position;
import io.surveyconsole.survey.model.QuestionId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Conversations and messages as callers see them: what operators did is for operators only.
final class Views {
  private Views() {}

  /// @param answered where and when the answers were given
  static ConversationView of(
      Opening opening, Map<QuestionId, AnsweredAt> answered, boolean forOperator) {
    Conversation c = opening.conversation();
    Map<String, String> answers = new LinkedHashMap<>();
    opening.state().given().forEach((id, answer) -> answers.put(id.value(), answer.value()));
    Map<String, AnsweredView> places = new LinkedHashMap<>();
    answered.forEach((id, at) -> places.put(id.value(), new AnsweredView(at.seq(), at.at())));
    return new ConversationView(
        c.id().value(),
        c.customer().id().value(),
        c.survey().id().value(),
        c.questionIndex(),
        answers,
        places,
        opening.messages().stream().map(message -> of(message, forOperator)).toList(),
        c.status().wireName(),
        c.createdAt(),
        c.updatedAt(),
        forOperator && !c.isOver() ? question(opening.position()) : null);
  }

  private static @Nullable OpenQuestion question(Position position) {
    return switch (position) {
      case Position.Asking(var question, _) ->
          new OpenQuestion(question.id().value(), question.text());
      case Position.Finished _ -> null;
    };
  }

  static MessageView of(Message message, boolean forOperator) {
    OperatorStep step = forOperator ? message.step() : null;
    return new MessageView(
        message.sender(),
        message.content(),
        message.timestamp(),
        message.seq(),
        step == null ? null : step.operator(),
        step == null ? null : step.kind().wireName());
  }
}
