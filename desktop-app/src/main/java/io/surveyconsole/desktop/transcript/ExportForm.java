package io.surveyconsole.desktop.transcript;

/// How an exported transcript is written.
enum ExportForm {
  TEXT("txt"),
  JSON("json"),
  CSV("csv");

  private final String extension;

  ExportForm(String extension) {
    this.extension = extension;
  }

  String extension() {
    return extension;
  }
}
