package io.surveyconsole.server.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A respondent's connection that has ended, as it is recorded.
///
/// @param customerName as it is when this is read, like the survey's name and `test`: it is kept
///   with the conversation
/// @param roundTripMillis the last that was known
public record EndedConnection(
    ConnectionId id,
    ConversationId conversation,
    String customerName,
    String surveyName,
    boolean test,
    String address,
    @Nullable String client,
    boolean reconnection,
    int reconnects,
    Instant openedAt,
    Instant lastActivityAt,
    @Nullable Long roundTripMillis,
    long messagesIn,
    long messagesOut,
    long bytesIn,
    long bytesOut,
    Instant closedAt,
    int closeCode,
    String closeReason) {}
