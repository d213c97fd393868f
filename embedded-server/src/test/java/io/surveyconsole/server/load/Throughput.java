package io.surveyconsole.server.load;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What a server did under [LoadGenerator], in a process of its own.
///
/// @param perSecond answers
/// @param p50 latency in ms, from the moment an answer was due
/// @param p99 latency in ms, from the moment an answer was due
/// @param batch writes made durable together, in the mean; 0 where the store does not tell
record Throughput(double perSecond, double p50, double p99, double batch) {
  private static final int SOCKETS = 400;
  private static final int WARM_UP_SECONDS = 20;
  private static final int SECONDS = 10;
  private static final int FOR_ONE_MEASUREMENT = 9_000;

  static String conditions() {
    return String.format(
        Locale.ROOT, "%d respondents, %d s measured after %d s", SOCKETS, SECONDS, WARM_UP_SECONDS);
  }

  /// Measures.
  ///
  /// @param rate answers per second that are due; 0 for as many as the server takes
  static Throughput measure(ServerProcess server, double rate)
      throws IOException, InterruptedException {
    try (var generator =
        Generator.start(
            LoadGenerator.class,
            server,
            SOCKETS,
            WARM_UP_SECONDS,
            SECONDS,
            rate,
            FOR_ONE_MEASUREMENT)) {
      var line =
          CompletableFuture.supplyAsync(() -> {
            try {
              return generator.expectLine();
            } catch (IOException e) {
              throw new CompletionException(e);
            }
          });
      double batch = 0;
      long[] before = figures(server);
      while (true) {
        try {
          double[] numbers =
              Arrays.stream(line.get(SECONDS / 2, TimeUnit.SECONDS).split(" "))
                  .mapToDouble(Double::parseDouble)
                  .toArray();
          return new Throughput(numbers[0], numbers[1], numbers[2], batch);
        } catch (TimeoutException e) { // the last whole window lies in what is measured
          long[] now = figures(server);
          batch = (double) (now[1] - before[1]) / Math.max(1, now[0] - before[0]);
          before = now;
        } catch (ExecutionException e) {
          throw new IOException("the generator failed", e.getCause());
        }
      }
    }
  }

  private static long[] figures(ServerProcess server) throws IOException {
    return Arrays.stream(server.figures().split(" ")).mapToLong(Long::parseLong).toArray();
  }

  void print(String name) {
    System.out.printf(
        Locale.ROOT,
        "%-45s %8.0f answers/s   p50 %7.2f ms   p99 %7.2f ms   batch %4.0f%n",
        name,
        perSecond,
        p50,
        p99,
        batch);
  }
}
