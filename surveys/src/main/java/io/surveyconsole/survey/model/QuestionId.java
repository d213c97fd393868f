package io.surveyconsole.survey.model;

/// The id of a question or follow-up, unique in its survey.
///
/// @param value never blank
public record QuestionId(String value) {
  public QuestionId {
    Ids.requireText(value, "question id");
  }

  @Override
  public String toString() {
    return value;
  }
}
