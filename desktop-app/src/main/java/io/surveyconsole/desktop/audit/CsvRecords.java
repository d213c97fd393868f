package io.surveyconsole.desktop.audit;

/// Follows a CSV file as it passes by: how many records have ended, and with which number the last
/// of them begins.
final class CsvRecords {
  private long ended;
  private long lastNumber;
  private long number;
  private boolean inNumber = true;
  private boolean quoted;
  private boolean begun;

  void pass(byte[] bytes, int length) {
    for (int at = 0; at < length; at++) {
      pass(bytes[at]);
    }
  }

  /// Bytes of characters beyond ASCII are all negative: none is taken for one of these.
  private void pass(byte next) {
    if (next == '\n' && !quoted) {
      ended++;
      lastNumber = number;
      number = 0;
      inNumber = true;
      begun = false;
      return;
    }
    begun = true;
    if (next == '"') {
      quoted = !quoted;
    }
    inNumber = inNumber && next >= '0' && next <= '9';
    if (inNumber) {
      number = number * 10 + (next - '0');
    }
  }

  /// Records that are whole, the titles included.
  long ended() {
    return ended;
  }

  /// What the last whole record begins with; 0 for the titles.
  long lastNumber() {
    return lastNumber;
  }

  /// Whether a record has begun and not ended.
  boolean broken() {
    return begun;
  }
}
