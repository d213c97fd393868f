package io.surveyconsole.survey.check;

import static java.util.Objects.requireNonNull;

import io.surveyconsole.survey.model.FollowUp;
import org.jspecify.annotations.Nullable;

/// A follow-up as its author wrote it.
public record DraftFollowUp(DraftQuestion question, @Nullable DraftCondition condition) {

  FollowUp toFollowUp() {
    return new FollowUp(question.toQuestion(), requireNonNull(condition).condition());
  }
}
