package io.surveyconsole.server.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What durability and encryption cost: answers per second and latency with every answer forced to
/// the disk, and the same encrypted, beside the same server with a store that keeps nothing,
/// alternately, in one run. Server and generator are processes of their own. Nothing is asserted.
public final class GroupCommitBenchmark {
  private static final int ROUNDS = 3;

  private GroupCommitBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      compareWith(arguments[0]);
      return;
    }
    var synced = new ArrayList<Throughput>();
    var encrypted = new ArrayList<Throughput>();
    var forgetful = new ArrayList<Throughput>();
    System.out.printf("%s, %d rounds%n", Throughput.conditions(), ROUNDS);
    for (int round = 1; round <= ROUNDS; round++) {
      synced.add(measure("synced", 0));
      encrypted.add(measure("encrypted", 0));
      forgetful.add(measure("forgetful", 0));
      synced.getLast().print("synced");
      encrypted.getLast().print("encrypted");
      forgetful.getLast().print("forgetful");
    }
    double most = median(synced);
    System.out.printf(
        Locale.ROOT,
        "ratios of the medians at saturation: synced to forgetful %.2f, encrypted to synced %.2f%n",
        most / median(forgetful),
        median(encrypted) / most);
    measure("synced", most / 2).print("synced at half its rate, from the due time");
    measure("encrypted", most / 2).print("encrypted at that rate");
  }

  /// Measures another store beside the synced one, alternately.
  private static void compareWith(String other) throws IOException, InterruptedException {
    var synced = new ArrayList<Throughput>();
    var others = new ArrayList<Throughput>();
    System.out.printf("%s, %d rounds%n", Throughput.conditions(), ROUNDS);
    for (int round = 1; round <= ROUNDS; round++) {
      others.add(measure(other, 0));
      synced.add(measure("synced", 0));
      others.getLast().print(other);
      synced.getLast().print("synced");
    }
    double most = median(others);
    System.out.printf(
        Locale.ROOT,
        "ratio of the medians at saturation, synced to %s: %.2f%n",
        other,
        median(synced) / most);
    for (int round = 1; round <= ROUNDS; round++) {
      measure(other, most / 2).print(other + " at half its rate, from the due time");
      measure("synced", most / 2).print("synced at that rate");
    }
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
