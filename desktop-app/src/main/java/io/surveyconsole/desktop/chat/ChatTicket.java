package io.surveyconsole.desktop.chat;

import io.surveyconsole.server.config.Secret;
import org.jspecify.annotations.Nullable;

/// What lets the test chat into a conversation.
///
/// @param token null: it is tried without
public record ChatTicket(String conversationId, @Nullable Secret token) {}
