package io.surveyconsole.survey.model;

import java.util.List;

/// A question that is answered by choosing one option.
public record ChoiceQuestion(
    QuestionId id, String text, List<Option> options, List<FollowUp> followUps)
    implements Question {
  public ChoiceQuestion {
    options = List.copyOf(options);
    followUps = List.copyOf(followUps);
    if (options.isEmpty()) {
      throw new IllegalArgumentException("question " + id + " offers no option");
    }
  }
}
