package io.surveyconsole.server.api;

import java.time.Instant;

/// A conversation that a respondent has begun and not finished.
///
/// @param progress 0–100
public record ActiveSurvey(
    String conversationId,
    String surveyId,
    String surveyName,
    Instant startedAt,
    Instant lastUpdated,
    int progress,
    int currentQuestionIndex,
    int totalQuestions) {}
