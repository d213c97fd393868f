package io.surveyconsole.server.conversation;

import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.model.Conversation;

/// What came of the wish to begin a conversation.
public sealed interface Begun {

  /// It is stored, with the bot's first message.
  ///
  /// @param token opens it to its respondent
  record Started(Conversation conversation, Secret token) implements Begun {}

  record UnknownCustomer() implements Begun {}

  record UnknownSurvey() implements Begun {}
}
