package io.surveyconsole.desktop.chat;

import io.surveyconsole.server.protocol.ServerMessage;
import java.util.List;

/// Hears what a [ChatSession] comes to, on the chat's executor.
interface ChatListener {

  /// The chat has reached this state.
  void stateReached(ChatState state);

  /// Whose conversation it is and of which survey.
  void subjectKnown(ServerMessage.State subject);

  /// What can be answered by a choice now; empty where there is none or nobody knows.
  void optionsOffered(List<ServerMessage.Option> options);

  /// What was said could not be taken and belongs into the input again.
  void givenBack(String text);
}
