package io.surveyconsole.server.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An operator's token as it is kept.
///
/// @param name what the operator calls it; no two have the same
/// @param lastUsedAt to the minute; null if it was never used
public record AdminToken(
    String name, TokenHash hash, Scope scope, Instant createdAt, @Nullable Instant lastUsedAt) {

  /// The same token, used then.
  public AdminToken usedAt(Instant time) {
    return new AdminToken(name, hash, scope, createdAt, time);
  }
}
