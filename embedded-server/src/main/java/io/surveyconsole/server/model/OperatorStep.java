package io.surveyconsole.server.model;

import java.util.Locale;

/// That an operator stepped in with a message: respondents are told what is said, not by whom.
///
/// @param operator the name of the token
public record OperatorStep(String operator, Kind kind) {
  /// What the bot says where an operator ends a conversation without words of their own.
  public static final String USUAL_END = "We end the survey here. Thank you for your time!";

  /// What the operator did.
  public enum Kind {
    /// Sent words of their own.
    SAID,
    /// Had the open question asked again.
    REPEATED,
    /// Passed over the open question.
    SKIPPED,
    /// Ended the conversation.
    ENDED,
    /// Let an ended conversation go on.
    REOPENED;

    /// Its name in the API and in the database.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The kind with this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Kind ofWireName(String name) {
      for (Kind kind : values()) {
        if (kind.wireName().equals(name)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("there is no step \"" + name + "\"");
    }
  }
}
