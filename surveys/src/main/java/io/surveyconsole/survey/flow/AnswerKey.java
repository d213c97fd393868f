package io.surveyconsole.survey.flow;

import java.text.Normalizer;
import java.util.Locale;

/// What two texts are compared by where case and surrounding space do not count: two texts mean the
/// same if their keys are equal.
///
/// @param value folded; empty for a text that is only space
public record AnswerKey(String value) {

  /// The key of a text. Full-width digits and composed letters count as their plain forms, because
  /// phones send both.
  public static AnswerKey of(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    // Up and down again: only so do "ß" and "SS" meet.
    return new AnswerKey(trimmed(plain).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
  }

  /// Whether the text shows nothing.
  public boolean isEmpty() {
    return value.isEmpty();
  }

  /// Unlike [String#strip] also without no-break and zero-width space.
  private static String trimmed(String text) {
    var from = 0;
    var to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
