package io.surveyconsole.server.api;

/// All connections of a conversation were closed.
///
/// @param closed how many
public record ConnectionsClosed(int closed) {}
