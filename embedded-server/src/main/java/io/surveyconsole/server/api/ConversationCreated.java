package io.surveyconsole.server.api;

/// A conversation that was begun, and where the respondent's client connects.
public record ConversationCreated(String conversationId, String wsUrl) {}
