package io.surveyconsole.survey.check;

import static java.util.Objects.requireNonNull;

import io.surveyconsole.survey.flow.AnswerKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether the conditions of a choice's follow-ups name options it has.
final class ConditionCheck {

  private static final int MOST_NAMED = 8;

  private final List<DraftOption> options;
  private final Problems problems;

  /// @param options all complete, at least one
  ConditionCheck(List<DraftOption> options, Problems problems) {
    this.options = options;
    this.problems = problems;
  }

  void run(List<DraftFollowUp> followUps) {
    var names = names();
    for (var followUp : followUps) {
      var condition = followUp.condition();
      if (condition != null) {
        condition.values().stream()
            .filter(value -> !names.contains(AnswerKey.of(value.value())))
            .forEach(this::report);
      }
    }
  }

  private Set<AnswerKey> names() {
    var names = new HashSet<AnswerKey>();
    for (var option : options) {
      names.add(AnswerKey.of(requireNonNull(option.id()).value()));
      names.add(AnswerKey.of(requireNonNull(option.text()).value()));
    }
    return names;
  }

  private void report(Located<String> value) {
    problems.error(
        value.place(),
        "%s is no option of the question above; write the id or the text of one: %s."
            .formatted(Visible.quoted(value.value()), choices()));
  }

  private String choices() {
    var first =
        options.stream()
            .limit(MOST_NAMED)
            .map(option -> Visible.quoted(requireNonNull(option.id()).value()))
            .collect(Collectors.joining(", "));
    return options.size() > MOST_NAMED ? first + ", …" : first;
  }
}
