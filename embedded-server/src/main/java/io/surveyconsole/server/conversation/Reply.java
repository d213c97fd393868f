package io.surveyconsole.server.conversation;

import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.Message;

/// What came of something the respondent said.
public sealed interface Reply {

  /// It and the bot's reply are stored.
  ///
  /// @param after the conversation with it
  record Stored(Conversation after, Message said, Message reply) implements Reply {
    /// Whether it was the last answer.
    public boolean completed() {
      return after.completed();
    }
  }

  /// It had been stored before, under the same client's id.
  record Repeated(long seq) implements Reply {}

  /// Nothing was stored.
  ///
  /// @param text why, in plain words for the respondent
  record Refused(Reason reason, String text) implements Reply {}

  /// There is no such conversation.
  record UnknownConversation() implements Reply {}

  /// Why something was not stored.
  enum Reason {
    /// The content is blank or no text.
    CONTENT,
    /// The content has too many characters.
    TOO_LONG,
    /// The content does not answer the question, and the conversation is as long as it may be
    /// without an answer.
    CONVERSATION_LENGTH,
    /// The client's id was used for other content before.
    ID_REUSED,
    /// The survey is finished.
    FINISHED
  }
}
