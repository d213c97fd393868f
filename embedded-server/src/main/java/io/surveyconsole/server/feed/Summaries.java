package io.surveyconsole.server.feed;

import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.model.Conversation;

/// Conversations as rows of the API.
public final class Summaries {
  private Summaries() {}

  public static ConversationSummary of(Conversation c) {
    return new ConversationSummary(
        c.id().value(),
        c.customer().id().value(),
        c.customer().name(),
        c.customer().email(),
        c.survey().id().value(),
        c.surveyName(),
        c.survey().version(),
        c.status().wireName(),
        c.test(),
        c.questionIndex(),
        c.totalQuestions(),
        c.progress(),
        c.lastSeq(),
        c.lastSender(),
        c.lastMessage(),
        c.createdAt(),
        c.updatedAt(),
        c.completedAt());
  }
}
