package io.surveyconsole.server.websocket;

import java.util.Locale;

/// Amounts in the words of what is recorded for the operator.
final class Amounts {
  private static final int KILO = 1_000;
  private static final int MEGA = 1_000_000;
  private static final String[] PLACES = {
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"
  };

  private Amounts() {}

  /// Such as `1.2 MB`.
  static String bytes(long bytes) {
    if (bytes < KILO) {
      return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
    return bytes < MEGA
        ? bytes / KILO + " kB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / (double) MEGA);
  }

  /// Such as `1 message` or `1,000 messages`.
  static String of(long count, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
  }

  /// Such as `third`.
  static String place(int number) {
    return number >= 1 && number <= PLACES.length ? PLACES[number - 1] : "number " + number;
  }
}
