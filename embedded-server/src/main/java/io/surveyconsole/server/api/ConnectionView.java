package io.surveyconsole.server.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A respondent's connection, open or lately closed.
///
/// @param conversationId what it asked for, which may not exist
/// @param customerName absent where the conversation does not exist
/// @param address the peer's IP address and port
/// @param client the User-Agent it named
/// @param reconnection it came with `reconnect=true`
/// @param bytesIn payload bytes of text frames received
/// @param queuedFrames waiting to be read by the peer
/// @param lastActivityAt when it last sent a message or heartbeat
/// @param closedAt absent while it is open
/// @param closeCode as the server records it; 1006 where there was no close frame
public record ConnectionView(
    String id,
    String conversationId,
    @Nullable String customerName,
    @Nullable String surveyName,
    boolean test,
    String address,
    @Nullable String client,
    boolean reconnection,
    Instant openedAt,
    Instant lastActivityAt,
    long messagesIn,
    long messagesOut,
    long bytesIn,
    long bytesOut,
    int queuedFrames,
    long queuedBytes,
    @Nullable Instant closedAt,
    @Nullable Integer closeCode,
    @Nullable String closeReason) {}
