package io.surveyconsole.server.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The server's figures of the last second.
///
/// @param connections open respondents' connections
/// @param answers messages of respondents stored since the start
/// @param answersPerSecond stored in the last second
/// @param syncMillis how long the last commit and sync took; 0 before the first
/// @param writeQueue writes waiting for the next commit
/// @param refused how much was refused since the start, by [Refusal#wireName]; what there was none
///   of is left out
/// @param storeProblem why nothing is stored now, and what to do; absent while it works
public record Gauges(
    int connections,
    long answers,
    double answersPerSecond,
    double syncMillis,
    int writeQueue,
    Map<String, Long> refused,
    @Nullable String storeProblem) {
  public Gauges {
    refused = Map.copyOf(refused);
  }

  /// Before anything was measured.
  public static Gauges none() {
    return new Gauges(0, 0, 0, 0, 0, Map.of(), null);
  }
}
