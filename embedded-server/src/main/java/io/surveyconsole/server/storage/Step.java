package io.surveyconsole.server.storage;

import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.survey.flow.Answer;
import io.surveyconsole.survey.model.QuestionId;
import org.jspecify.annotations.Nullable;

/// One exchange of a conversation, stored whole or not at all.
///
/// @param after the conversation with this exchange in it
/// @param said what the respondent said
/// @param reply the bot's reply, numbered and timed with what it replies to: the next number, the
///   same time
/// @param answered the question this answers, null where it was not accepted
public record Step(Conversation after, Message said, Message reply, @Nullable Answered answered) {

  public Step {
    if (reply.seq() != said.seq() + 1 || !reply.timestamp().equals(said.timestamp())) {
      throw new IllegalArgumentException(
          "message %d at %s is no reply to message %d at %s"
              .formatted(reply.seq(), reply.timestamp(), said.seq(), said.timestamp()));
    }
  }

  /// An accepted answer.
  public record Answered(QuestionId question, Answer.Given answer) {}
}
