package io.surveyconsole.server.surveys;

import io.surveyconsole.server.model.SurveyVersion;
import io.surveyconsole.survey.check.Problem;
import java.util.List;

/// What came of the wish to publish a definition.
public sealed interface Published {

  /// This version is in force.
  ///
  /// @param isNew false where the same content was in force already
  record InForce(SurveyVersion version, boolean isNew) implements Published {}

  /// The definition cannot be used.
  ///
  /// @param problems all of them, at least one error
  record Invalid(List<Problem> problems) implements Published {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
