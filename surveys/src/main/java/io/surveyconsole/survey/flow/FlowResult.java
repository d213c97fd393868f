package io.surveyconsole.survey.flow;

import io.surveyconsole.survey.model.QuestionId;

/// What comes of something the respondent said.
public sealed interface FlowResult {

  /// What the bot says next.
  String reply();

  /// The open question is answered.
  ///
  /// @param state with the answer in it
  /// @param position what is open now
  record Accepted(
      QuestionId question,
      Answer.Given answer,
      ConversationState state,
      Position position,
      String reply)
      implements FlowResult {}

  /// The open question does not accept it and stays open; the reply says what it needs.
  record Rejected(QuestionId question, String reply) implements FlowResult {}
}
