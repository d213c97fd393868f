package io.surveyconsole.server.websocket;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Lets a bounded number of those who come be greeted at once, in the order of their coming. Each
/// greeting reads from the store: a crowd that comes back after a restart would otherwise wait for
/// one another there without order, and some of them in vain.
final class Admission {
  private final Semaphore places;

  /// @param atOnce how many are greeted at once
  Admission(int atOnce) {
    this.places = new Semaphore(atOnce, true);
  }

  /// Reads what somebody is greeted with, when it is their turn.
  <T> T admit(Supplier<T> reading) {
    places.acquireUninterruptibly();
    try {
      return reading.get();
    } finally {
      places.release();
    }
  }

  /// How many wait for their turn.
  int waiting() {
    return places.getQueueLength();
  }
}
