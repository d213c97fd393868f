package io.surveyconsole.server.protocol;

/// Whether a text is one: what is stored must come back as it was sent.
public final class WellFormed {
  private WellFormed() {}

  /// False if it holds half of a surrogate pair, which UTF-8 cannot carry.
  public static boolean text(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  /// A text as every database takes it: anybody's words may hold what none does.
  ///
  /// @param most how many UTF-16 units at most
  public static String storable(String text, int most) {
    return beginning(text(text) ? text.replace('\0', '\uFFFD') : "(no text)", most);
  }

  /// The beginning of a text, never half of a character.
  ///
  /// @param most how many UTF-16 units at most
  public static String beginning(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }
}
