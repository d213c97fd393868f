package io.surveyconsole.server.api;

import io.surveyconsole.server.config.Secret;

/// A conversation that was begun, the respondent's token and where their client connects with it.
public record ConversationCreated(String conversationId, Secret token, String wsUrl) {}
