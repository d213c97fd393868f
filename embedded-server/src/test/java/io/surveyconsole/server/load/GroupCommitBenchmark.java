package io.surveyconsole.server.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What durability costs: answers per second and latency with every answer forced to the disk,
/// beside the same server with a store that keeps nothing, alternately, in one run. Server and
/// generator are processes of their own. Nothing is asserted.
public final class GroupCommitBenchmark {
  private static final int PAIRS = 3;

  private GroupCommitBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    var synced = new ArrayList<Throughput>();
    var forgetful = new ArrayList<Throughput>();
    System.out.printf("%s, %d pairs%n", Throughput.conditions(), PAIRS);
    for (int pair = 1; pair <= PAIRS; pair++) {
      synced.add(measure("synced", 0));
      forgetful.add(measure("forgetful", 0));
      synced.getLast().print("synced");
      forgetful.getLast().print("forgetful");
    }
    double most = median(synced);
    System.out.printf(
        Locale.ROOT, "ratio of the medians at saturation: %.2f%n", most / median(forgetful));
    measure("synced", most / 2).print("synced at half its rate, from the due time");
  }

  private static double median(List<Throughput> results) {
    double[] rates = results.stream().mapToDouble(Throughput::perSecond).sorted().toArray();
    return rates[rates.length / 2];
  }

  private static Throughput measure(String store, double rate)
      throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("survey-console-bench");
    try (var server = ServerProcess.start(store, data)) {
      return Throughput.measure(server, rate);
    }
  }
}
