package io.surveyconsole.server.storage;

import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.survey.flow.Answer;
import io.surveyconsole.survey.model.QuestionId;
import org.jspecify.annotations.Nullable;

/// One exchange of a conversation, stored whole or not at all.
///
/// @param after the conversation with this exchange in it
/// @param said what the respondent said; its `seq` is one below the reply's
/// @param answered the question this answers, null where it was not accepted
public record Step(Conversation after, Message said, Message reply, @Nullable Answered answered) {

  /// An accepted answer.
  public record Answered(QuestionId question, Answer answer) {}
}
