package io.surveyconsole.server.api;

import io.surveyconsole.server.protocol.Sender;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stored message of a conversation.
///
/// @param operator who stepped in with it, by the name of the token; told to operators only, and
///   absent where nobody did
/// @param step what the operator did: `said`, `repeated`, `skipped`, `ended` or `reopened`; absent
///   as `operator` is
public record MessageView(
    Sender sender,
    String content,
    Instant timestamp,
    long seq,
    @Nullable String operator,
    @Nullable String step) {

  /// A message in which no operator had a hand.
  public MessageView(Sender sender, String content, Instant timestamp, long seq) {
    this(sender, content, timestamp, seq, null, null);
  }
}
