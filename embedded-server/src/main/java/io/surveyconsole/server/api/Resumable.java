package io.surveyconsole.server.api;

/// The conversation can be resumed.
///
/// @param status `resumed`
public record Resumable(String status, String conversationId) {}
