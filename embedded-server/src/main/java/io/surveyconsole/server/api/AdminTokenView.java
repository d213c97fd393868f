package io.surveyconsole.server.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An operator's token, without what it says.
///
/// @param scope `read` or `operate`
/// @param lastUsedAt to the minute; null if it was never used
public record AdminTokenView(
    String name, String scope, Instant createdAt, @Nullable Instant lastUsedAt) {}
