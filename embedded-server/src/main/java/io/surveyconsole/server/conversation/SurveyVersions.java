package io.surveyconsole.server.conversation;

import io.surveyconsole.server.model.SurveyVersion;
import io.surveyconsole.survey.model.SurveyId;
import java.util.Optional;

/// The surveys that conversations run.
public interface SurveyVersions {

  /// The version in force, with which new conversations begin; empty for an unknown or withdrawn
  /// survey.
  Optional<SurveyVersion> inForce(SurveyId id);

  /// A version with which a conversation began.
  ///
  /// @throws IllegalArgumentException if it was never published
  SurveyVersion version(SurveyVersion.Key key);
}
