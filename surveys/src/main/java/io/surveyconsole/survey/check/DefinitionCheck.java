package io.surveyconsole.survey.check;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds what is wrong with a definition that could be read. Says nothing of what is missing in the
/// draft: that was said when it was read.
public final class DefinitionCheck {

  private static final int DEEPEST = 3;

  private final Problems problems;
  private final TextCheck texts;
  private final Map<String, Place> questionIds = new HashMap<>();

  private DefinitionCheck(Problems problems) {
    this.problems = problems;
    this.texts = new TextCheck(problems);
  }

  /// Adds every problem of the draft to `problems`.
  public static void run(DraftSurvey draft, Problems problems) {
    new DefinitionCheck(problems).survey(draft);
  }

  private void survey(DraftSurvey draft) {
    texts.id(draft.id(), "survey");
    texts.text(draft.name(), "name");
    draft.questions().forEach(question -> question(question, 0));
  }

  private void question(DraftQuestion question, int depth) {
    if (depth == DEEPEST + 1) {
      problems.error(
          question.place(),
          "Follow-ups go at most three deep, this is the fourth; ask it one level higher.");
    }
    texts.id(question.id(), "question");
    texts.text(question.text(), "text");
    unique(question.id());
    options(question);
    question.followUps().forEach(followUp -> question(followUp.question(), depth + 1));
  }

  private void unique(@Nullable Located<String> id) {
    if (id == null) {
      return;
    }
    var first = questionIds.putIfAbsent(id.value(), id.place());
    if (first != null) {
      problems.error(
          id.place(),
          "The id %s is taken by the question at %s; ids are unique in a survey."
              .formatted(Visible.quoted(id.value()), first.inWords()));
    }
  }

  private void options(DraftQuestion question) {
    var options = question.options();
    if (options == null || options.isEmpty()) {
      return;
    }
    for (var option : options) {
      texts.id(option.id(), "option");
      texts.text(option.text(), "text");
    }
    if (options.stream().allMatch(DraftOption::isComplete)) {
      new OptionCheck(options, problems).run();
      new ConditionCheck(options, problems).run(question.followUps());
    }
  }
}
