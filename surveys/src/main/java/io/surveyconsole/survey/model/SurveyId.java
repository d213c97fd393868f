package io.surveyconsole.survey.model;

/// The id of a survey definition, unique in an installation.
///
/// @param value never blank
public record SurveyId(String value) {
  public SurveyId {
    Ids.requireText(value, "survey id");
  }

  @Override
  public String toString() {
    return value;
  }
}
