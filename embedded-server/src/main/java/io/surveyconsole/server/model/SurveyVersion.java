package io.surveyconsole.server.model;

import io.surveyconsole.survey.model.Survey;
import io.surveyconsole.survey.model.SurveyId;

/// A survey as it was published: it never changes, and conversations stay on theirs.
///
/// @param version from 1
public record SurveyVersion(Survey survey, int version) {

  /// Names a version.
  public record Key(SurveyId id, int version) {}

  public Key key() {
    return new Key(survey.id(), version);
  }
}
