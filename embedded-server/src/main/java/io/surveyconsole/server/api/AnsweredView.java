package io.surveyconsole.server.api;

import java.time.Instant;

/// Where and when a question was answered.
///
/// @param seq the number of the message that was the answer
public record AnsweredView(long seq, Instant timestamp) {}
