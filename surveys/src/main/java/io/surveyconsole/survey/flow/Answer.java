package io.surveyconsole.survey.flow;

import io.surveyconsole.survey.model.OptionId;

/// An accepted answer.
public sealed interface Answer {

  /// What is stored and exported: the option's id, or the text.
  String value();

  /// One option of a choice.
  record Chosen(OptionId option) implements Answer {
    @Override
    public String value() {
      return option.value();
    }
  }

  /// The respondent's own words, as they were sent.
  record Text(String text) implements Answer {
    @Override
    public String value() {
      return text;
    }
  }
}
