package io.surveyconsole.desktop.transcript;

/// The file could not be made; what was there before is unchanged. Its message is meant for the
/// operator.
final class ExportException extends Exception {
  ExportException(String words, Throwable cause) {
    super(words, cause);
  }

  ExportException(String words) {
    super(words);
  }
}
