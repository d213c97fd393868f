package io.surveyconsole.desktop.chat;

import io.surveyconsole.desktop.chat.TransportEvent.Closed;
import io.surveyconsole.desktop.chat.TransportEvent.Ended;
import io.surveyconsole.desktop.chat.TransportEvent.NoAnswer;
import io.surveyconsole.desktop.chat.TransportEvent.UpgradeRefused;
import io.surveyconsole.server.protocol.CloseReason;
import io.surveyconsole.server.protocol.CloseReason.Return;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Whether and when a client connects again after an end, as the protocol says.
///
/// The delay is random up to `min(1000·2^attempt, 10000)` ms, so that many clients that lost the
/// same server do not come back in one moment.
final class ReconnectPolicy {
  static final int DEFAULT_ATTEMPTS = 5;

  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
  private static final Duration SLOWLY = Duration.ofSeconds(10);

  /// A server that names no time before 4412, or an absurd one, is neither stormed nor given up.
  private static final Duration SHORTEST_RESTART = Duration.ofMillis(250);

  private static final Duration LONGEST_RESTART = Duration.ofMinutes(10);
  private static final Duration UNNAMED_RESTART = Duration.ofSeconds(2);

  private static final int SERVICE_UNAVAILABLE = 503;
  private static final int FIRST_CODE_OF_APPLICATIONS = 3000;

  private final int attempts;
  private final RandomGenerator random;

  /// @param attempts how many in a row, at least 1
  ReconnectPolicy(int attempts, RandomGenerator random) {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts: " + attempts);
    }
    this.attempts = attempts;
    this.random = random;
  }

  /// How many attempts in a row there are at most.
  int attempts() {
    return attempts;
  }

  /// What follows an end.
  ///
  /// @param made attempts already made since `state` came last
  /// @param restartIn what `restarting` named on this connection, if it came
  Next after(Ended end, int made, @Nullable Duration restartIn) {
    return switch (end) {
      case Closed closed -> after(returnOf(closed.code()), made, restartIn);
      case NoAnswer _ -> again(Duration.ZERO, made);
      case UpgradeRefused(int status, Duration retryAfter) ->
          status == SERVICE_UNAVAILABLE
              ? again(retryAfter == null ? Duration.ZERO : retryAfter, made)
              : new Next.Stay();
    };
  }

  /// The longest delay before this attempt.
  ///
  /// @param attempt from 1
  static Duration longestDelay(int attempt) {
    return Duration.ofMillis(Math.min(1000L << Math.min(attempt, 10), 10_000));
  }

  private Next after(Return comesBack, int made, @Nullable Duration restartIn) {
    return switch (comesBack) {
      case AT_ONCE -> again(Duration.ZERO, made);
      case SLOWLY -> again(SLOWLY, made);
      case AFTER_THIRTY_SECONDS -> again(HALF_A_MINUTE, made);
      case AFTER_RESTART -> new Next.Again(restartDelay(restartIn), made, false);
      case AFTER_NEW_TOKEN, WHEN_ASKED, NEVER -> new Next.Stay();
    };
  }

  private Next again(Duration atLeast, int made) {
    if (made >= attempts) {
      return new Next.GiveUp();
    }
    int attempt = made + 1;
    long drawn = random.nextLong(longestDelay(attempt).toMillis() + 1);
    return new Next.Again(atLeast.plusMillis(drawn), attempt, true);
  }

  private static Duration restartDelay(@Nullable Duration named) {
    if (named == null) {
      return UNNAMED_RESTART;
    }
    if (named.compareTo(SHORTEST_RESTART) < 0) {
      return SHORTEST_RESTART;
    }
    return named.compareTo(LONGEST_RESTART) > 0 ? LONGEST_RESTART : named;
  }

  /// Of codes that the protocol does not have, the standard's (1012, 1013, 1005 …) come from
  /// proxies that lose their server and are met like a lost line; an application's are met by
  /// waiting for the person.
  private static Return returnOf(int code) {
    return CloseReason.ofCode(code)
        .map(CloseReason::comesBack)
        .orElse(code < FIRST_CODE_OF_APPLICATIONS ? Return.AT_ONCE : Return.WHEN_ASKED);
  }

  /// What a client does after an end.
  sealed interface Next {

    /// It connects again after the delay.
    ///
    /// @param attempt how many attempts have been made then, this one included
    /// @param counted false where this one does not count
    record Again(Duration delay, int attempt, boolean counted) implements Next {}

    /// It has tried often enough.
    record GiveUp() implements Next {}

    /// It connects only when the person wants it.
    record Stay() implements Next {}
  }
}
