package io.surveyconsole.server.contract;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/// How long a test waits for what must happen: long, because it never waits in vain.
final class Patience {
  static final Duration LIMIT = Duration.ofSeconds(30);

  private Patience() {}

  /// Goes on once the assertion holds.
  static void until(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .pollDelay(Duration.ZERO)
        .untilAsserted(assertion);
  }
}
