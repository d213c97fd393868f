package io.surveyconsole.survey.check;

/// Texts of unknown origin made fit for one line of a terminal: what could move the cursor, turn
/// the direction of writing or cannot be encoded is shown as `\u001B`.
public final class Visible {

  private static final int LONGEST_QUOTE = 60;

  private Visible() {}

  /// The text on one line, all of it visible.
  public static String line(String text) {
    var line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(line, c));
    return line.toString();
  }

  /// The text in quotes, cut where it is too long to be read in passing.
  public static String quoted(String text) {
    var shown =
        text.codePointCount(0, text.length()) <= LONGEST_QUOTE
            ? text
            : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    return '"' + line(shown) + '"';
  }

  /// Whether the code point is one that [#line] would replace.
  public static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /// The code point as it is shown instead.
  public static String escaped(int codePoint) {
    return codePoint <= 0xFFFF ? "\\u%04X".formatted(codePoint) : "\\u{%X}".formatted(codePoint);
  }

  private static void append(StringBuilder line, int codePoint) {
    if (isHidden(codePoint)) {
      line.append(escaped(codePoint));
    } else {
      line.appendCodePoint(codePoint);
    }
  }
}
