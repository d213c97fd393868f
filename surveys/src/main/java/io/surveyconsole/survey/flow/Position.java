package io.surveyconsole.survey.flow;

import io.surveyconsole.survey.model.Question;

/// What a conversation waits for.
public sealed interface Position {

  /// How many top-level questions lie behind; follow-ups count with the question they follow.
  int questionIndex();

  /// A question is open.
  record Asking(Question question, int questionIndex) implements Position {}

  /// Everything has been answered.
  record Finished(int questionIndex) implements Position {}
}
