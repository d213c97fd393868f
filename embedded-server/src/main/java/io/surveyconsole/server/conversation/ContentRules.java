package io.surveyconsole.server.conversation;

import io.surveyconsole.server.protocol.WellFormed;
import org.jspecify.annotations.Nullable;

/// What can be said at all. Everything else is data and is kept as it came.
final class ContentRules {
  private final String what;
  private final int maxCodePoints;

  /// @param what an answer or a message: what whoever said it is told about
  ContentRules(String what, int maxCodePoints) {
    this.what = what;
    this.maxCodePoints = maxCodePoints;
  }

  /// What is wrong with it, or null.
  Reply.@Nullable Refused problem(String content) {
    if (content.isBlank()) {
      return refused(Reply.Reason.CONTENT, "The " + what + " is empty. Please write something.");
    }
    if (content.codePointCount(0, content.length()) > maxCodePoints) {
      return refused(
          Reply.Reason.TOO_LONG,
          "The " + what + " is too long: at most " + maxCodePoints + " characters, please.");
    }
    if (content.indexOf('\0') >= 0 || !WellFormed.text(content)) {
      return refused(
          Reply.Reason.CONTENT,
          "The " + what + " holds a character that is no text. Please write it again.");
    }
    return null;
  }

  private static Reply.Refused refused(Reply.Reason reason, String text) {
    return new Reply.Refused(reason, text);
  }
}
