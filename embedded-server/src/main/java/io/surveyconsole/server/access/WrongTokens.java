package io.surveyconsole.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Slows down whoever shows wrong tokens again and again. A right token is never asked about here,
/// so it passes whatever came before it, from the same address too.
public final class WrongTokens {
  private static final int FREE = 10;
  private static final Duration FREE_EVERY = Duration.ofMinutes(1);
  private static final int WAITING_AT_ONCE = 4;
  private static final int ADDRESSES = 10_000;

  /// How long the answer to a wrong token waits, once there were too many.
  public static final Duration DELAY = Duration.ofSeconds(2);

  /// What is done about a wrong token.
  public sealed interface Answer {
    /// It is answered.
    record AtOnce() implements Answer {}

    /// It is answered after [#DELAY]; [#answered] is called then.
    record Later(Runnable answered) implements Answer {}

    /// It is refused without an answer of its own: too many wait already.
    record Never() implements Answer {}
  }

  private record Address(Bucket free, Semaphore waiting, AtomicInteger shown) {}

  private final Cache<String, Address> addresses =
      Caffeine.newBuilder()
          .maximumSize(ADDRESSES)
          .expireAfterAccess(FREE_EVERY.multipliedBy(2))
          .build();

  /// Notes a wrong token.
  ///
  /// @param network from where it came, as [Addresses#network] names it
  public Answer note(String network) {
    Address address = addresses.get(network, _ -> fresh());
    address.shown().incrementAndGet();
    if (address.free().tryConsume(1)) {
      return new Answer.AtOnce();
    }
    return address.waiting().tryAcquire()
        ? new Answer.Later(address.waiting()::release)
        : new Answer.Never();
  }

  /// How many wrong tokens came from this network, until none did for two minutes.
  public int from(String network) {
    Address known = addresses.getIfPresent(network);
    return known == null ? 0 : known.shown().get();
  }

  private static Address fresh() {
    return new Address(
        Bucket.builder()
            .addLimit(limit -> limit.capacity(FREE).refillGreedy(FREE, FREE_EVERY))
            .build(),
        new Semaphore(WAITING_AT_ONCE),
        new AtomicInteger());
  }
}
