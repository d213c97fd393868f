package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.SafeText;

/// The states of a conversation in the operator's words.
final class StateWords {
  private StateWords() {}

  /// @param state as the server has it; one that is not known is shown as it is
  static String of(String state) {
    return switch (state) {
      case Conversation.ACTIVE -> text("conversations.active");
      case Conversation.COMPLETED -> text("conversations.completed");
      case Conversation.ENDED -> text("conversations.ended");
      default -> SafeText.line(state);
    };
  }
}
