package io.surveyconsole.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One conversation, whole.
///
/// @param answers question id → option id or text, in the order of answering
public record ConversationView(
    String id,
    String customerId,
    String surveyId,
    int currentQuestionIndex,
    Map<String, String> answers,
    List<MessageView> messages,
    String status,
    Instant createdAt,
    Instant updatedAt) {}
