package io.surveyconsole.server.conversation;

import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.model.Status;
import io.surveyconsole.survey.flow.ConversationState;
import io.surveyconsole.survey.flow.Position;

/// Where a conversation stands.
record Standing(Conversation conversation, ConversationState state, KnownClientIds clientIds) {

  /// After a message that leaves the open question open.
  Standing with(Message newest) {
    return with(newest, conversation.status());
  }

  /// After a message with which the conversation is ended or goes on.
  Standing with(Message newest, Status status) {
    return new Standing(
        conversation.with(newest, status, conversation.questionIndex()), state, clientIds);
  }

  /// After a message that follows an answered or skipped question.
  Standing with(Message newest, ConversationState after, Position position) {
    Status status =
        switch (position) {
          case Position.Asking _ -> Status.ACTIVE;
          case Position.Finished _ -> Status.COMPLETED;
        };
    return new Standing(
        conversation.with(newest, status, position.questionIndex()), after, clientIds);
  }
}
