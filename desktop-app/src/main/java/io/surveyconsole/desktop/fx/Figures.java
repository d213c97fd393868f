package io.surveyconsole.desktop.fx;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Numbers as the operator reads them.
public final class Figures {
  private static final long KILO = 1000;

  private Figures() {}

  /// `1,284`
  public static String count(long number) {
    return new DecimalFormat("#,##0", symbols()).format(number);
  }

  /// A rate or a time with one decimal below ten, none above: `0.8`, `48`.
  public static String rate(double number) {
    String pattern = number > 0 && number < 10 ? "0.0" : "#,##0";
    return new DecimalFormat(pattern, symbols()).format(number);
  }

  /// `412 B`, `1.3 kB`, `24 MB`
  public static String bytes(long bytes) {
    if (bytes < KILO) {
      return bytes + " B";
    }
    double value = (double) bytes / KILO;
    for (String unit : new String[] {"kB", "MB"}) {
      if (value < KILO) {
        return rate(value) + " " + unit;
      }
      value /= KILO;
    }
    return rate(value) + " GB";
  }

  private static DecimalFormatSymbols symbols() {
    return DecimalFormatSymbols.getInstance(Locale.ENGLISH);
  }
}
