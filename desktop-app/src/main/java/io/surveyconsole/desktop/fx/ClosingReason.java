package io.surveyconsole.desktop.fx;

import java.nio.charset.StandardCharsets;

/// Why a connection is closed, as the respondent's client is told: a close frame carries little.
public final class ClosingReason {
  private static final int MOST_BYTES = 123;

  private ClosingReason() {}

  /// The beginning of a reason that reaches the client whole.
  public static String fitting(String typed) {
    String fitting = typed;
    while (fitting.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      fitting = fitting.substring(0, fitting.offsetByCodePoints(fitting.length(), -1));
    }
    return fitting;
  }
}
