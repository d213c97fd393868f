package io.surveyconsole.server.api;

import org.jspecify.annotations.Nullable;

/// A conversation to be begun.
///
/// @param test true keeps it apart from the field's results; absent is false
public record NewConversation(String customerId, String surveyId, @Nullable Boolean test) {}
