package io.surveyconsole.survey.flow;

import io.surveyconsole.survey.model.OptionId;

/// What became of a question that is not open any more.
public sealed interface Answer {

  /// What the respondent answered and the question accepted.
  sealed interface Given extends Answer {

    /// What is stored and exported: the option's id, or the text.
    String value();
  }

  /// One option of a choice.
  record Chosen(OptionId option) implements Given {
    @Override
    public String value() {
      return option.value();
    }
  }

  /// The respondent's own words, as they were sent.
  record Text(String text) implements Given {
    @Override
    public String value() {
      return text;
    }
  }

  /// The question was passed over without an answer, and its follow-ups with it.
  record Skipped() implements Answer {}
}
