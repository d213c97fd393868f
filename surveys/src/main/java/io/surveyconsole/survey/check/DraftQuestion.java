package io.surveyconsole.survey.check;

import static java.util.Objects.requireNonNull;

import io.surveyconsole.survey.model.ChoiceQuestion;
import io.surveyconsole.survey.model.Question;
import io.surveyconsole.survey.model.QuestionId;
import io.surveyconsole.survey.model.TextQuestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question or follow-up as its author wrote it.
///
/// @param options empty for free text; null if unreadable
public record DraftQuestion(
    Place place,
    @Nullable Located<String> id,
    @Nullable Located<String> text,
    @Nullable List<DraftOption> options,
    List<DraftFollowUp> followUps) {

  public DraftQuestion {
    options = options == null ? null : List.copyOf(options);
    followUps = List.copyOf(followUps);
  }

  Question toQuestion() {
    var questionId = new QuestionId(requireNonNull(id).value());
    var asked = requireNonNull(text).value();
    var follow = followUps.stream().map(DraftFollowUp::toFollowUp).toList();
    var choices = requireNonNull(options).stream().map(DraftOption::toOption).toList();
    return choices.isEmpty()
        ? new TextQuestion(questionId, asked, follow)
        : new ChoiceQuestion(questionId, asked, choices, follow);
  }
}
