package io.surveyconsole.server.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A respondent's connection, open or lately closed.
///
/// @param conversationId what it asked for, which may not exist
/// @param customerName absent where the conversation does not exist
/// @param address the peer's IP address and port
/// @param client the User-Agent it named
/// @param questionIndex top-level questions behind, of `totalQuestions`; absent where the
///   conversation does not exist, and of what is only recorded
/// @param reconnection it came with `reconnect=true`
/// @param reconnects how often somebody had come back to the conversation by then, this time
///   included, since the server started
/// @param roundTripMillis from the server's last ping to the next that was heard of the peer;
///   absent before the first
/// @param bytesIn payload bytes of text frames received
/// @param queuedFrames waiting to be read by the peer, as are `queuedBytes`
/// @param lastActivityAt when it last sent a message or heartbeat
/// @param closedAt absent while it is open
/// @param closeCode as the server records it; 1006 where there was no close frame
/// @param closeReason where the server closed it, its own reason in figures; else the peer's
public record ConnectionView(
    String id,
    String conversationId,
    @Nullable String customerName,
    @Nullable String surveyName,
    boolean test,
    @Nullable Integer questionIndex,
    @Nullable Integer totalQuestions,
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
    int queuedFrames,
    long queuedBytes,
    @Nullable Instant closedAt,
    @Nullable Integer closeCode,
    @Nullable String closeReason) {}
