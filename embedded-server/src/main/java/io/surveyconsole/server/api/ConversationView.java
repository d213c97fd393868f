package io.surveyconsole.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One conversation, whole.
///
/// @param answers question id → option id or text, in the order of answering; of a skipped question
///   nothing
/// @param answered question id → where and when that was
/// @param messages all of them; none where they were not wanted
/// @param status `active`, `completed` or `ended`
/// @param openQuestion told to operators only, and absent once the conversation is completed or
///   ended
public record ConversationView(
    String id,
    String customerId,
    String surveyId,
    int currentQuestionIndex,
    Map<String, String> answers,
    Map<String, AnsweredView> answered,
    List<MessageView> messages,
    String status,
    Instant createdAt,
    Instant updatedAt,
    @Nullable OpenQuestion openQuestion) {}
