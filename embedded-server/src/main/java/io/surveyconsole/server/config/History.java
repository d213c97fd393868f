package io.surveyconsole.server.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// For how long is kept what has been.
///
/// @param connections who was connected when; null for ever
public record History(@Nullable Duration connections) {
  private static final int USUAL_DAYS = 90;

  /// What holds where nobody says otherwise.
  public static History usual() {
    return ofDays(USUAL_DAYS);
  }

  /// @param connections in days; 0 for ever
  static History ofDays(int connections) {
    return new History(connections == 0 ? null : Duration.ofDays(connections));
  }
}
