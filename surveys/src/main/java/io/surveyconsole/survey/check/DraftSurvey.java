package io.surveyconsole.survey.check;

import static java.util.Objects.requireNonNull;

import io.surveyconsole.survey.model.Survey;
import io.surveyconsole.survey.model.SurveyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A definition as its author wrote it, problems and all. What is missing or unreadable is null and
/// has been reported by whoever read it.
public record DraftSurvey(
    @Nullable Located<String> id, @Nullable Located<String> name, List<DraftQuestion> questions) {

  public DraftSurvey {
    questions = List.copyOf(questions);
  }

  /// The survey, once no error was found.
  ///
  /// @throws RuntimeException if there was one
  public Survey toSurvey() {
    return new Survey(
        new SurveyId(requireNonNull(id).value()),
        requireNonNull(name).value(),
        questions.stream().map(DraftQuestion::toQuestion).toList());
  }
}
