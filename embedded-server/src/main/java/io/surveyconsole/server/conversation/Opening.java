package io.surveyconsole.server.conversation;

import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.survey.flow.ConversationState;
import io.surveyconsole.survey.flow.Position;
import io.surveyconsole.survey.model.Survey;
import java.util.List;

/// A conversation as somebody finds it who looks at it now.
///
/// @param messages those that were asked for, in order
public record Opening(
    Conversation conversation,
    ConversationState state,
    Survey survey,
    Position position,
    List<Message> messages) {
  public Opening {
    messages = List.copyOf(messages);
  }
}
