package io.surveyconsole.desktop.connections;

import java.time.Instant;

/// How many have left in the last hour, counted by minutes.
final class LastHour {
  private static final int MINUTES = 60;
  private static final int SECONDS = 60;

  private final int[] left = new int[MINUTES];
  private final long[] minutes = new long[MINUTES];

  void add(Instant at) {
    long minute = minute(at);
    int place = (int) Math.floorMod(minute, (long) MINUTES);
    if (minute < minutes[place]) {
      return; // longer ago than what is counted there
    }
    if (minute > minutes[place]) {
      minutes[place] = minute;
      left[place] = 0;
    }
    left[place]++;
  }

  int count(Instant now) {
    long oldest = minute(now) - MINUTES;
    int count = 0;
    for (int place = 0; place < MINUTES; place++) {
      if (minutes[place] > oldest) {
        count += left[place];
      }
    }
    return count;
  }

  private static long minute(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), SECONDS);
  }
}
