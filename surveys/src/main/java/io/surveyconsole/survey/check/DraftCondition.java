package io.surveyconsole.survey.check;

import io.surveyconsole.survey.model.Condition;
import java.util.List;

/// A condition as its author wrote it.
///
/// @param values that the parent's answer is compared with
public record DraftCondition(Condition condition, List<Located<String>> values) {

  /// What a follow-up without an `if` has.
  public static final DraftCondition ALWAYS = new DraftCondition(new Condition.Always(), List.of());

  public DraftCondition {
    values = List.copyOf(values);
  }
}
