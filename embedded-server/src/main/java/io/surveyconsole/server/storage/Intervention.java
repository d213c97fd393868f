package io.surveyconsole.server.storage;

import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.survey.model.QuestionId;
import org.jspecify.annotations.Nullable;

/// A step of an operator in a conversation, stored whole or not at all.
///
/// @param after the conversation with this step in it
/// @param message what the respondent sees of it
/// @param skipped the question that was passed over, null where none was
public record Intervention(Conversation after, Message message, @Nullable QuestionId skipped) {

  public Intervention {
    if (message.step() == null) {
      throw new IllegalArgumentException("message " + message.seq() + " is no operator's");
    }
  }
}
