package io.surveyconsole.server.api;

import org.jspecify.annotations.Nullable;

/// What an operator says as the bot: in a conversation, at its end, or to everybody.
///
/// @param content null at the end of a conversation: the usual words
public record OperatorWords(@Nullable String content) {}
