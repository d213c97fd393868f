package io.surveyconsole.survey.io;

import io.surveyconsole.survey.check.Located;
import io.surveyconsole.survey.check.Problem;
import io.surveyconsole.survey.model.Survey;
import java.util.List;
import java.util.Optional;

/// What came of reading a definition.
public sealed interface Reading {

  /// Every problem, in the order of the text.
  List<Problem> problems();

  /// The id that the definition gives its survey, if it could be read.
  Optional<Located<String>> id();

  /// The definition can be used.
  ///
  /// @param problems warnings only
  record Valid(Survey survey, Optional<Located<String>> id, List<Problem> problems)
      implements Reading {
    public Valid {
      problems = List.copyOf(problems);
    }
  }

  /// The definition cannot be used.
  ///
  /// @param problems at least one error
  record Invalid(Optional<Located<String>> id, List<Problem> problems) implements Reading {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
