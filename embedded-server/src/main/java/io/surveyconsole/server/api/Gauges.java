package io.surveyconsole.server.api;

import org.jspecify.annotations.Nullable;

/// The server's figures of the last second.
///
/// @param connections open respondents' connections
/// @param answers messages of respondents stored since the start
/// @param answersPerSecond stored in the last second
/// @param syncMillis how long the last commit and sync took; 0 before the first
/// @param writeQueue writes waiting for the next commit
/// @param storeProblem why nothing is stored now, and what to do; absent while it works
public record Gauges(
    int connections,
    long answers,
    double answersPerSecond,
    double syncMillis,
    int writeQueue,
    @Nullable String storeProblem) {}
