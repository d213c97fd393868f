package io.surveyconsole.server.websocket;

import io.github.bucket4j.Bucket;
import io.surveyconsole.server.config.Limits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How fast one connection may send. Its messages come one after another.
final class MessageRate {
  /// What becomes of a message.
  enum Verdict {
    ADMITTED,
    REFUSED,
    /// So many have been refused in a row that the connection ends.
    ENDED
  }

  static final int MOST_REFUSED_IN_A_ROW = 20;

  private final Limits limits;
  private @Nullable Bucket bucket; // made with the first message: most connections are quiet
  private int refusedInARow;

  MessageRate(Limits limits) {
    this.limits = limits;
  }

  /// Judges the next message.
  Verdict next() {
    Bucket tokens = bucket;
    if (tokens == null) {
      tokens =
          Bucket.builder()
              .addLimit(limit ->
                  limit
                      .capacity(limits.burst())
                      .refillGreedy(limits.messagesPerSecond(), Duration.ofSeconds(1)))
              .build();
      bucket = tokens;
    }
    if (tokens.tryConsume(1)) {
      refusedInARow = 0;
      return Verdict.ADMITTED;
    }
    return ++refusedInARow > MOST_REFUSED_IN_A_ROW ? Verdict.ENDED : Verdict.REFUSED;
  }
}
