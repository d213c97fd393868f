package io.surveyconsole.survey.model;

/// The id of an option, unique in its question.
///
/// @param value never blank
public record OptionId(String value) {
  public OptionId {
    Ids.requireText(value, "option id");
  }

  @Override
  public String toString() {
    return value;
  }
}
