package io.surveyconsole.server.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the server is.
///
/// @param healthy false once the store has failed: answers are refused
/// @param problem what is wrong and what to do, the details for operators only; absent while
///   healthy
public record Health(
    boolean healthy, String version, Instant startedAt, @Nullable String problem) {}
