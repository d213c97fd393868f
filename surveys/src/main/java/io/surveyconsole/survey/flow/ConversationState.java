package io.surveyconsole.survey.flow;

import io.surveyconsole.survey.model.QuestionId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where a conversation stands. The accepted answers are all there is to know: the question that is
/// open follows from them and the survey.
///
/// @param answers in the order in which they were given
public record ConversationState(Map<QuestionId, Answer> answers) {

  private static final ConversationState BEGINNING = new ConversationState(Map.of());

  public ConversationState {
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
  }

  /// Nothing has been answered yet.
  public static ConversationState beginning() {
    return BEGINNING;
  }

  /// This state with one more answer.
  ///
  /// @throws IllegalArgumentException if the question was answered before
  public ConversationState with(QuestionId question, Answer answer) {
    var more = new LinkedHashMap<>(answers);
    if (more.put(question, answer) != null) {
      throw new IllegalArgumentException("question " + question + " has an answer already");
    }
    return new ConversationState(more);
  }
}
