package io.surveyconsole.server.model;

import java.time.Instant;

/// Where and when a question was answered.
///
/// @param seq the number of the message that was the answer
public record AnsweredAt(long seq, Instant at) {}
