package io.surveyconsole.server.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.surveyconsole.server.config.Limits;
import io.surveyconsole.server.model.ConversationId;
import java.time.Duration;

/// How fast respondents may call over HTTP: in one conversation as fast as they may say something
/// over one WebSocket. Operators and scripts may call as much as they like.
final class CallRate {
  private static final int REMEMBERED = 20_000;

  private final Limits limits;
  private final Cache<ConversationId, Bucket> buckets;

  CallRate(Limits limits) {
    this.limits = limits;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(1)) // a bucket that was left alone is full
            .build();
  }

  /// Whether one more call may be answered now.
  boolean admits(ConversationId conversation) {
    return buckets.get(conversation, _ -> fresh()).tryConsume(1);
  }

  private Bucket fresh() {
    return Bucket.builder()
        .addLimit(limit ->
            limit
                .capacity(limits.burst())
                .refillGreedy(limits.messagesPerSecond(), Duration.ofSeconds(1)))
        .build();
  }
}
