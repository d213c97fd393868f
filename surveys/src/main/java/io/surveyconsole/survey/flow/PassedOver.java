package io.surveyconsole.survey.flow;

import io.surveyconsole.survey.model.QuestionId;

/// What comes of passing over the open question.
///
/// @param question the one that was open
/// @param state with the question as skipped
/// @param position what is open now
/// @param reply what the bot says: that the question is skipped, and what is next
public record PassedOver(
    QuestionId question, ConversationState state, Position position, String reply) {}
