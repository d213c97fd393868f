package io.surveyconsole.desktop.connections;

/// How many bytes went over a connection, in and out, in each of the last seconds.
final class Traffic {
  static final int SECONDS = 60;

  private final int[] bytes = new int[SECONDS];
  private int next;
  private long total;
  private long counted;
  private int version;

  /// @param total what had gone over it before it was first seen
  Traffic(long total) {
    this.total = total;
    this.counted = total;
  }

  /// What has gone over it since its beginning.
  void note(long newest) {
    total = newest;
  }

  /// A second has passed.
  void second() {
    int now = Math.clamp(total - counted, 0, Integer.MAX_VALUE);
    if (now != 0 || most() != 0) {
      version++;
    }
    counted = total;
    bytes[next] = now;
    next = (next + 1) % SECONDS;
  }

  /// In one of the seconds.
  ///
  /// @param place 0 for the oldest, 59 for the newest
  int at(int place) {
    return bytes[(next + place) % SECONDS];
  }

  /// In the busiest of them.
  int most() {
    int most = 0;
    for (int one : bytes) {
      most = Math.max(most, one);
    }
    return most;
  }

  /// In all of them.
  long sum() {
    long sum = 0;
    for (int one : bytes) {
      sum += one;
    }
    return sum;
  }

  /// Another number whenever it is to be drawn anew.
  int version() {
    return version;
  }
}
