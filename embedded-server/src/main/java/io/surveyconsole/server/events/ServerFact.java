package io.surveyconsole.server.events;

import io.surveyconsole.server.api.Refusal;
import io.surveyconsole.server.model.Conversation;

/// Something that has happened; about what is stored only once it is durable.
public sealed interface ServerFact {

  /// A conversation was begun, went on or was completed.
  record ConversationChanged(Conversation conversation) implements ServerFact {}

  /// A respondent's message was stored.
  record AnswerStored() implements ServerFact {}

  /// Something was refused because of a limit or a rule.
  record Refused(Refusal what) implements ServerFact {}

  /// A connection was opened, was used or has ended.
  record ConnectionChanged(LiveConnection connection) implements ServerFact {}
}
