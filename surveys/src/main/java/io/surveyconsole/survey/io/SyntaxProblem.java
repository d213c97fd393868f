package io.surveyconsole.survey.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.surveyconsole.survey.check.Visible;

/// What Jackson says of broken JSON, in words for whoever wrote it. Jackson's own words show
/// classes and switches of a parser; they are only looked at, never shown.
///
/// @param offset of the character to point at
/// @param text what is wrong and what to do
record SyntaxProblem(int offset, String text) {

  /// The innermost object or list that is open is given in words.
  static SyntaxProblem of(JsonProcessingException e, String source, int noticed, String open) {
    var said = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
    var at = Math.clamp(noticed, 0, source.length());
    if (e instanceof JsonEOFException) {
      return new SyntaxProblem(
          at,
          said.contains("string value") || said.contains("escape")
              ? "The file ends within a text; close its quote, and what is open around it."
              : "The file ends too early; " + open + " is not closed.");
    }
    if (said.contains("numeric value") || said.contains("Non-standard token")) {
      return new SyntaxProblem(
          startOfWord(source, at),
          "This is no number as JSON has them; write 12 or -0.5, or put a text in quotes.");
    }
    if (said.contains("escape") && !said.contains("Illegal unquoted")) {
      return new SyntaxProblem(
          Math.max(0, source.lastIndexOf('\\', at)),
          "This backslash sequence is unknown; write a backslash itself as \\\\.");
    }
    return new SyntaxProblem(at, inWords(said, source, at));
  }

  private static String inWords(String said, String source, int at) {
    var found = found(source, at);
    if (said.contains("expecting comma")) {
      return "A comma is missing before " + found + ".";
    }
    if (said.contains("expecting a colon")) {
      return "A colon is missing between the property's name and its value.";
    }
    if (said.contains("Illegal unquoted character")) {
      return "A text must not contain a line break or control character as such; close its quote,"
          + " or write a line break as \\n.";
    }
    if (said.contains("close marker")) {
      return found + " closes nothing that is open here; compare the brackets before it.";
    }
    if (said.contains("comment")) {
      return "JSON has no comments; remove it.";
    }
    if (closes(source, at) && source.substring(0, at).stripTrailing().endsWith(",")) {
      return "The comma before this " + found + " is one too many; remove it.";
    }
    if (said.contains("to start field name")) {
      return "A property name in double quotes must stand here, not " + found + ".";
    }
    return "A value must stand here (a text in double quotes, a number, a list or an object), not "
        + found
        + ".";
  }

  private static boolean closes(String source, int at) {
    return at < source.length() && "}]".indexOf(source.charAt(at)) >= 0;
  }

  private static int startOfWord(String source, int noticed) {
    var at = noticed;
    while (at > 0 && isOfAWord(source.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isOfAWord(char c) {
    return Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0;
  }

  private static String found(String source, int at) {
    if (at >= source.length()) {
      return "the end of the file";
    }
    var c = source.codePointAt(at);
    return c == '"' ? "this quote" : Visible.quoted(Character.toString(c));
  }
}
