package io.surveyconsole.desktop.transcript;

/// What can be done with the message that is chosen.
interface TranscriptActions {
  /// Shows it as far as a window can.
  void showWhole();

  /// Saves it to a file, as it came.
  void save();

  /// Copies it, as it came.
  void copyWords();

  /// Copies all that are chosen, with when and who.
  void copyChosen();
}
