package io.surveyconsole.desktop.stepin;

/// What lies on the operator's desk for one conversation, also while another one is shown.
final class Desk {
  /// What is typed and has not been sent.
  String draft = "";

  /// With what the conversation would be ended; empty for the usual words.
  String lastWords = "";

  /// Why the last step failed; empty where it did not.
  String trouble = "";

  /// How many steps are on their way.
  int underWay;

  boolean isEmpty() {
    return draft.isBlank() && lastWords.isEmpty() && trouble.isEmpty() && underWay == 0;
  }
}
