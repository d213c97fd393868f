package io.surveyconsole.survey.check;

import io.surveyconsole.survey.flow.AnswerKey;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Whether ids and texts say something and can be stored and shown.
final class TextCheck {
  private static final int MAX_ID = 200;
  private static final int MAX_TEXT = 4_000;

  private final Problems problems;

  TextCheck(Problems problems) {
    this.problems = problems;
  }

  void id(@Nullable Located<String> id, String what) {
    if (id != null && !isBlank(id, "The id of this " + what + " is blank; give it one.")) {
      atMost(MAX_ID, id);
      refuse(id, Visible::isHidden, "ids must not contain invisible characters; remove it.");
    }
  }

  void text(@Nullable Located<String> text, String what) {
    if (text != null && !isBlank(text, "This " + what + " is blank; write what is to be shown.")) {
      atMost(MAX_TEXT, text);
      refuse(text, TextCheck::isUnfitForText, "it can be neither stored nor shown; remove it.");
    }
  }

  private void atMost(int most, Located<String> text) {
    if (text.value().length() > most) {
      problems.error(
          text.place(),
          "This has %d characters; shorten it to %d at most."
              .formatted(text.value().length(), most));
    }
  }

  private boolean isBlank(Located<String> text, String problem) {
    var blank = AnswerKey.of(text.value()).isEmpty();
    if (blank) {
      problems.error(text.place(), problem);
    }
    return blank;
  }

  private void refuse(Located<String> text, IntPredicate unfit, String why) {
    text.value()
        .codePoints()
        .filter(unfit)
        .findFirst()
        .ifPresent(
            c -> problems.error(text.place(), "This contains " + Visible.escaped(c) + "; " + why));
  }

  private static boolean isUnfitForText(int codePoint) {
    return switch (codePoint) {
      case '\t', '\n', '\r' -> false;
      default ->
          Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    };
  }
}
