package io.surveyconsole.server.conversation;

import io.surveyconsole.server.model.Conversation;

/// What came of the wish to begin a conversation.
public sealed interface Begun {

  /// It is stored, with the bot's first message.
  record Started(Conversation conversation) implements Begun {}

  record UnknownCustomer() implements Begun {}

  record UnknownSurvey() implements Begun {}
}
