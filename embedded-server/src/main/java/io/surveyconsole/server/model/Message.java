package io.surveyconsole.server.model;

import io.surveyconsole.server.protocol.Sender;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stored message of a conversation.
///
/// @param seq its number in the conversation, from 1 without a gap
/// @param clientMessageId the client's own id of it, unique in the conversation
public record Message(
    long seq, Sender sender, String content, Instant timestamp, @Nullable String clientMessageId) {}
