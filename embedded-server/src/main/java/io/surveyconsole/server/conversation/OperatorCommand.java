package io.surveyconsole.server.conversation;

import io.surveyconsole.survey.model.QuestionId;
import org.jspecify.annotations.Nullable;

/// What an operator wants to do in a conversation.
public sealed interface OperatorCommand {

  /// Say something as the bot.
  record Say(String content) implements OperatorCommand {}

  /// Ask the open question again.
  record Repeat() implements OperatorCommand {}

  /// Pass over the open question and its follow-ups.
  ///
  /// @param question the one that is meant: while another is open nothing is skipped; null for
  ///   whichever is open
  record Skip(@Nullable QuestionId question) implements OperatorCommand {}

  /// End the conversation while a question is open.
  ///
  /// @param content what the respondent is told; null for the usual words
  record End(@Nullable String content) implements OperatorCommand {}

  /// Let an ended conversation go on.
  record Reopen() implements OperatorCommand {}
}
