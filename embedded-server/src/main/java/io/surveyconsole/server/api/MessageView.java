package io.surveyconsole.server.api;

import io.surveyconsole.server.protocol.Sender;
import java.time.Instant;

/// A stored message of a conversation.
public record MessageView(Sender sender, String content, Instant timestamp, long seq) {}
