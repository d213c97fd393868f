package io.surveyconsole.survey.model;

import java.util.List;

/// A question that is answered in the respondent's own words.
public record TextQuestion(QuestionId id, String text, List<FollowUp> followUps)
    implements Question {
  public TextQuestion {
    followUps = List.copyOf(followUps);
  }

  @Override
  public List<Option> options() {
    return List.of();
  }
}
