package io.surveyconsole.server.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What a slow disk costs: every sync takes 1, 10 or 100 ms longer. The figure to reach is how many
/// answers a second come of the batches that were made, if a batch takes the sync and the time that
/// as many answers take without a delay. Nothing is asserted.
public final class SyncDelayBenchmark {
  private static final int[] DELAYS_MS = {1, 10, 100};
  private static final double SHARE = 0.8;

  private SyncDelayBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println(Throughput.conditions());
    var without = measure("synced", 0);
    without.print("no delay");
    for (int delay : DELAYS_MS) {
      String store = "synced+" + delay + "ms";
      var most = measure(store, 0);
      most.print("+" + delay + " ms");
      double seconds = delay / 1e3 + most.batch() / without.perSecond();
      System.out.printf(
          Locale.ROOT,
          "  wanted: %.0f answers/s (%.1f × batch ÷ (sync + batch without delay)); reached %.2f of it%n",
          SHARE * most.batch() / seconds,
          SHARE,
          most.perSecond() / (SHARE * most.batch() / seconds));
      var half = measure(store, most.perSecond() / 2);
      half.print("+" + delay + " ms at half its rate");
      System.out.printf(
          Locale.ROOT,
          "  wanted: p99 of %d ms (2 × (sync + 10 ms)); reached %.2f of it%n",
          2 * (delay + 10),
          half.p99() / (2 * (delay + 10)));
    }
  }

  private static Throughput measure(String store, double rate)
      throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("survey-console-bench");
    try (var server = ServerProcess.start(store, data)) {
      return Throughput.measure(server, rate);
    }
  }
}
