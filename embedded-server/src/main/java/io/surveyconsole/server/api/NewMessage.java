package io.surveyconsole.server.api;

import org.jspecify.annotations.Nullable;

/// Something the respondent says, sent over HTTP.
public record NewMessage(String content, @Nullable String clientMessageId) {}
