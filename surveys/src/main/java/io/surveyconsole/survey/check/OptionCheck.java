package io.surveyconsole.survey.check;

import static java.util.Objects.requireNonNull;

import io.surveyconsole.survey.flow.AnswerKey;
import io.surveyconsole.survey.flow.OptionMenu;
import io.surveyconsole.survey.flow.OptionMenu.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether each thing that a respondent can send means one option only.
final class OptionCheck {

  private final List<DraftOption> options;
  private final Problems problems;

  /// @param options all complete
  OptionCheck(List<DraftOption> options, Problems problems) {
    this.options = options;
    this.problems = problems;
  }

  void run() {
    Map<AnswerKey, Name> taken = new HashMap<>();
    var reported = -1;
    for (var name : OptionMenu.of(options.stream().map(DraftOption::toOption).toList()).names()) {
      var first = taken.putIfAbsent(name.key(), name);
      if (first != null && first.option() != name.option() && reported != name.option()) {
        // One complaint an option: a repeated id repeats the shown number too.
        reported = name.option();
        report(first, name);
      }
    }
  }

  private void report(Name first, Name second) {
    var earlier = place(first);
    var later = place(second);
    if (first.kind() == OptionMenu.Kind.ID
        && second.kind() == OptionMenu.Kind.ID
        && earlier.value().equals(later.value())) {
      problems.error(
          later.place(),
          "The id %s is taken by the option at %s; ids are unique in a question."
              .formatted(Visible.quoted(later.value()), earlier.place().inWords()));
      return;
    }
    // A shown number stands nowhere in the file: point at the words that collide with it.
    var blamed = second.kind() == OptionMenu.Kind.SHOWN_NUMBER ? earlier : later;
    problems.error(
        blamed.place(),
        "%s could mean two options: it is %s and %s; change one of them."
            .formatted(Visible.quoted(second.key().value()), inWords(first), inWords(second)));
  }

  private Located<String> place(Name name) {
    var option = options.get(name.option());
    return requireNonNull(name.kind() == OptionMenu.Kind.TEXT ? option.text() : option.id());
  }

  private String inWords(Name name) {
    var option = "option " + (name.option() + 1);
    return switch (name.kind()) {
      case ID -> "the id of " + option;
      case TEXT -> "the text of " + option;
      case SHOWN_NUMBER -> "the number shown before " + option;
    };
  }
}
