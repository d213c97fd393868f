package io.surveyconsole.survey.model;

import java.util.List;

/// When a follow-up is asked. A condition is about the answer of the follow-up's parent: an
/// option's id, or a text compared without surrounding space and case.
public sealed interface Condition {

  /// Whatever the answer was.
  record Always() implements Condition {}

  /// The answer is this one.
  record EqualTo(String value) implements Condition {}

  /// The answer is one of these.
  record OneOf(List<String> values) implements Condition {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /// The whole answer says yes; of a choice, the text of the chosen option.
  record Positive() implements Condition {}
}
