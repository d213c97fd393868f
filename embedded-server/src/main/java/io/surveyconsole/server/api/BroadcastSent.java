package io.surveyconsole.server.api;

/// A note went to everybody who was connected.
///
/// @param conversations in how many it is stored
/// @param connections to how many it was passed on
/// @param failed in how many conversations it could not be stored
public record BroadcastSent(int conversations, int connections, int failed) {}
