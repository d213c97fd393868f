package io.surveyconsole.server.api;

import io.surveyconsole.server.protocol.Sender;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversation as a row of a list: all of it comes from what is stored.
///
/// @param status `active`, `completed`, or `ended` by an operator
/// @param questionIndex top-level questions behind; equals `totalQuestions` once completed
/// @param progress 0–100
/// @param lastSeq the number of the newest message; grows with every change
/// @param lastMessage the newest message, cut to 200 characters
public record ConversationSummary(
    String id,
    String customerId,
    String customerName,
    String customerEmail,
    String surveyId,
    String surveyName,
    int surveyVersion,
    String status,
    boolean test,
    int questionIndex,
    int totalQuestions,
    int progress,
    long lastSeq,
    Sender lastSender,
    String lastMessage,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant completedAt) {}
