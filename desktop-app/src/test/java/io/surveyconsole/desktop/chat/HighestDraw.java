package io.surveyconsole.desktop.chat;

import java.util.random.RandomGenerator;

/// Draws always the highest number that is allowed: delays are their upper limits.
final class HighestDraw implements RandomGenerator {

  @Override
  public long nextLong() {
    return Long.MAX_VALUE;
  }

  @Override
  public long nextLong(long bound) {
    return bound - 1;
  }
}
