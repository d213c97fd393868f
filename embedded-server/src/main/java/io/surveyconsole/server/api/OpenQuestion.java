package io.surveyconsole.server.api;

/// The question that a conversation waits for; inside a follow-up it is the follow-up.
public record OpenQuestion(String id, String text) {}
