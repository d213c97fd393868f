package io.surveyconsole.desktop.transcript;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One connection of a respondent to the conversation, from its beginning to its end.
///
/// @param closed when it ended; null while it is open
/// @param code with which it was closed, where one is known
/// @param why the reason that was given
/// @param client what the respondent's client calls itself
/// @param reconnection whether it came back after an earlier one was lost
public record Presence(
    String id,
    Instant opened,
    @Nullable Instant closed,
    @Nullable Integer code,
    @Nullable String why,
    @Nullable String client,
    boolean reconnection) {

  boolean open() {
    return closed == null;
  }
}
