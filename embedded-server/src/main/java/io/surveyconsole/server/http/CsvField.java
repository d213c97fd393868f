package io.surveyconsole.server.http;

/// Texts in files for spreadsheets.
final class CsvField {
  private static final String BEGINS_A_FORMULA = "=+-@\t\r";

  private CsvField() {}

  /// The text, which a spreadsheet takes for text: what would begin a formula is shown with an
  /// apostrophe before it.
  static String harmless(String text) {
    return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
