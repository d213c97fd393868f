package io.surveyconsole.desktop.fx;

/// What respondents send is shown as it came, but it must not deceive: characters that reorder,
/// hide or break the text around them are shown by their code (`‹U+202E›`), towers of combining
/// marks are cut, and a single line stays a single line. Only what is *shown* passes through here;
/// what is stored and copied stays whole.
public final class SafeText {
  /// Longer lines are cut and say so: laying out 60,000 characters in a cell stalls the window.
  private static final int LINE_LENGTH = 500;

  private static final int MARKS_IN_A_ROW = 4;

  private SafeText() {}

  /// For a cell, a header, a tooltip: line breaks and tabs become spaces, the rest as [#block].
  public static String line(String text) {
    String safe = clean(text, false);
    return safe.length() <= LINE_LENGTH ? safe : cut(safe);
  }

  /// For a bubble: line breaks stay.
  public static String block(String text) {
    return clean(text, true);
  }

  private static String cut(String text) {
    int end =
        Character.isHighSurrogate(text.charAt(LINE_LENGTH - 1)) ? LINE_LENGTH - 1 : LINE_LENGTH;
    return text.substring(0, end) + "…";
  }

  private static String clean(String text, boolean breaks) {
    var out = new StringBuilder(text.length());
    int marks = 0;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      marks = isMark(point) ? marks + 1 : 0;
      if (marks > MARKS_IN_A_ROW) {
        continue;
      }
      switch (point) {
        case '\r' -> {
          if (at >= text.length() || text.charAt(at) != '\n') {
            out.append(breaks ? '\n' : ' ');
          }
        }
        case '\n', 0x85, 0x2028, 0x2029 -> out.append(breaks ? '\n' : ' ');
        case '\t' -> out.append(breaks ? "    " : " ");
        default -> {
          if (deceives(point)) {
            out.append(String.format("‹U+%04X›", point));
          } else {
            out.appendCodePoint(point);
          }
        }
      }
    }
    return out.toString();
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean deceives(int point) {
    return Character.isISOControl(point)
        || (point >= 0xD800 && point <= 0xDFFF) // half a character
        || (point >= 0x202A && point <= 0x202E) // embeddings and overrides
        || (point >= 0x2066 && point <= 0x2069) // isolates: may be left open
        || point == 0x200B
        || point == 0x2060
        || point == 0xFEFF
        || (point >= 0xE0000 && point <= 0xE001F)
        || (point >= 0xFFF9 && point <= 0xFFFB);
  }
}
