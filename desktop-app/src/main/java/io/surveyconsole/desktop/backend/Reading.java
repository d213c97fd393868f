package io.surveyconsole.desktop.backend;

/// How far the reading of a list from the server has come.
public sealed interface Reading {
  /// Nothing was read yet.
  record Arriving() implements Reading {}

  /// What is shown is what the server said last.
  record Done() implements Reading {}

  /// The console's token does not open it.
  record NotAllowed() implements Reading {}

  /// It could not be read; what is shown may be old.
  ///
  /// @param words for the operator
  record Failed(String words) implements Reading {}

  /// What a failure means.
  static Reading failed(Exception failure) {
    return failure instanceof ApiException api && api.notAllowed()
        ? new NotAllowed()
        : new Failed(ApiException.wordsOf(failure));
  }
}
