package io.surveyconsole.server.api;

import io.surveyconsole.server.config.Secret;
import java.time.Instant;

/// A respondent's token, shown this once.
public record TokenIssued(Secret token, Instant expiresAt) {}
