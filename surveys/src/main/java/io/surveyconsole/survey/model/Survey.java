package io.surveyconsole.survey.model;

import java.util.List;

/// A survey as its author defined it. One that was read by [io.surveyconsole.survey.io] has no
/// problem that [io.surveyconsole.survey.check] would report as an error.
public record Survey(SurveyId id, String name, List<Question> questions) {
  public Survey {
    questions = List.copyOf(questions);
    if (questions.isEmpty()) {
      throw new IllegalArgumentException("survey " + id + " has no question");
    }
  }
}
