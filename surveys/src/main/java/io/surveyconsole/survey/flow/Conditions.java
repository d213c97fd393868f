package io.surveyconsole.survey.flow;

import io.surveyconsole.survey.model.Condition;
import io.surveyconsole.survey.model.Option;
import io.surveyconsole.survey.model.Question;
import java.util.List;

/// Whether a follow-up's condition holds for its parent's answer.
final class Conditions {
  private Conditions() {}

  static boolean holds(Condition condition, Question parent, Answer.Given answer) {
    return switch (condition) {
      case Condition.Always() -> true;
      case Condition.EqualTo(var value) -> isOneOf(parent, answer, List.of(value));
      case Condition.OneOf(var values) -> isOneOf(parent, answer, values);
      case Condition.Positive() -> PositiveAnswer.isPositive(words(parent, answer));
    };
  }

  private static boolean isOneOf(Question parent, Answer.Given answer, List<String> values) {
    var id = AnswerKey.of(answer.value());
    var words = AnswerKey.of(words(parent, answer));
    return values.stream().map(AnswerKey::of).anyMatch(key -> key.equals(id) || key.equals(words));
  }

  /// The answer as the respondent reads it: of a choice the option's text.
  private static String words(Question parent, Answer.Given answer) {
    return switch (answer) {
      case Answer.Text(var text) -> text;
      case Answer.Chosen(var id) ->
          parent.options().stream()
              .filter(option -> option.id().equals(id))
              .map(Option::text)
              .findFirst()
              .orElse(id.value());
    };
  }
}
