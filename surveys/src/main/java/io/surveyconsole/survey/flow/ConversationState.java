package io.surveyconsole.survey.flow;

import io.surveyconsole.survey.model.QuestionId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where a conversation stands. What became of the questions is all there is to know: the question
/// that is open follows from it and the survey.
///
/// @param answers in the order in which they were given; a skipped question stands among them
public record ConversationState(Map<QuestionId, Answer> answers) {

  private static final ConversationState BEGINNING = new ConversationState(Map.of());

  public ConversationState {
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
  }

  /// Nothing has been answered yet.
  public static ConversationState beginning() {
    return BEGINNING;
  }

  /// What the respondent answered, in that order; of skipped questions nothing.
  public Map<QuestionId, Answer.Given> given() {
    var given = new LinkedHashMap<QuestionId, Answer.Given>();
    answers.forEach((question, answer) -> {
      if (answer instanceof Answer.Given words) {
        given.put(question, words);
      }
    });
    return Collections.unmodifiableMap(given);
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
