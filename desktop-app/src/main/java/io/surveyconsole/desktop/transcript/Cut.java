package io.surveyconsole.desktop.transcript;

import io.surveyconsole.desktop.fx.SafeText;

/// As much of a message as is shown where many are: laying out 60,000 characters, or 2,000 lines,
/// stalls the window.
///
/// @param shown safe to show
/// @param chars so many characters of the message these are
/// @param all so many it has
record Cut(String shown, long chars, long all) {
  static final int CHARS = 2_000;
  private static final int LINES = 40;

  static Cut of(String content) {
    return of(content, CHARS, LINES);
  }

  static Cut of(String content, int chars, int lines) {
    int end = end(content, chars, lines);
    return new Cut(
        SafeText.block(content.substring(0, end)),
        content.codePointCount(0, end),
        content.codePointCount(0, content.length()));
  }

  private static int end(String content, int chars, int lines) {
    int most = Math.min(content.length(), chars);
    if (most < content.length() && Character.isHighSurrogate(content.charAt(most - 1))) {
      most--;
    }
    int left = lines;
    for (int at = 0; at < most; at++) {
      if (content.charAt(at) == '\n' && --left == 0) {
        return at;
      }
    }
    return most;
  }

  boolean whole() {
    return chars == all;
  }
}
