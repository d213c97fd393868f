package io.surveyconsole.server.storage;

import io.surveyconsole.server.model.SurveyVersion;
import io.surveyconsole.survey.model.SurveyId;
import java.time.Instant;
import java.util.Optional;

/// Keeps published versions of surveys. Writes are durable when they return.
public interface SurveyStore {

  /// A version as it is stored.
  ///
  /// @param definition its canonical JSON
  record Stored(SurveyVersion.Key key, String name, String definition, Instant publishedAt) {}

  Optional<Stored> find(SurveyVersion.Key key);

  /// The newest version of a survey.
  Optional<Stored> latest(SurveyId id);

  /// Stores a new version.
  ///
  /// @throws DuplicateException if there is such a version
  void publish(Stored version);
}
