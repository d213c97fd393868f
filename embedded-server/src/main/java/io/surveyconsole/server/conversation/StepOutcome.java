package io.surveyconsole.server.conversation;

import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.Message;

/// What came of an operator's step. The texts are for the operator.
public sealed interface StepOutcome {

  /// It is stored.
  ///
  /// @param message what the respondent sees of it
  /// @param after the conversation with it
  record Stored(Message message, Conversation after) implements StepOutcome {}

  /// The content cannot be said; nothing is stored.
  record Unfit(String text) implements StepOutcome {}

  /// It makes no sense as the conversation stands; nothing is stored.
  record NotNow(String text) implements StepOutcome {}

  /// The conversation is as long as it may be; nothing is stored.
  record Full(String text) implements StepOutcome {}

  /// There is no such conversation.
  record UnknownConversation() implements StepOutcome {}
}
