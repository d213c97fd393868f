package io.surveyconsole.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.load.Api;
import io.surveyconsole.server.load.Generator;
import io.surveyconsole.server.load.JvmProbe;
import io.surveyconsole.server.load.LoadGenerator;
import io.surveyconsole.server.load.ServerProcess;
import io.surveyconsole.server.testing.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Broken messages, frames, upgrades and requests, made from a seed, against the real server.
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class FuzzIT {
  private static final int MESSAGES = Size.of(20_000, 1_000_000);
  private static final int LINES = Size.of(3_000, 100_000);
  private static final int PAIRS = Size.of(0, 5);
  private static final long SEED = 20_261_126;

  /// What caches may take that the first half did not fill: of the heart's, and of code and names.
  private static final long MOST_GROWN_KIB = 16 * 1024L;

  @Test
  void neitherBreaksNorFillsNorSlowsTheServer(@TempDir Path data) throws Exception {
    try (var server = ServerProcess.start(List.of("-Xmx1g"), "synced", data)) {
      System.out.println(fuzz(server, "messages", MESSAGES / 2, SEED - 1, 0)); // fills its caches
      fuzz(server, "lines", 500, SEED - 1, 0);
      var probe = new JvmProbe(server.pid());
      long heap = probe.liveHeapKib();
      long sockets = probe.sockets();
      System.out.println(fuzz(server, "messages", MESSAGES / 2, SEED, 0));
      System.out.println(fuzz(server, "lines", LINES, SEED, 0));
      Awaitility.await()
          .atMost(java.time.Duration.ofMinutes(2))
          .until(() -> probe.sockets() <= sockets + 2);
      long grown = probe.liveHeapKib() - heap;
      System.out.printf(
          "sockets %d before, %d after; live heap %+d KiB%n", sockets, probe.sockets(), grown);
      assertThat(grown).isLessThan(MOST_GROWN_KIB);
      var api = new Api(server.address(), server.token());
      assertThat(api.get("/health").get("healthy").asBoolean()).isTrue();
      assertThat(Files.readString(data.resolve("stderr.txt"))).doesNotContain(" ERROR ");
      comparePairs(server);
    }
  }

  private static String fuzz(ServerProcess server, String kind, int count, long seed, double rate)
      throws IOException {
    try (var fuzzer = Generator.start(Fuzzer.class, server, kind, count, seed, rate)) {
      return fuzzer.expectLine();
    }
  }

  /// What others notice of it: their 99th percentile without broken input and with it, alternately.
  private static void comparePairs(ServerProcess server) throws Exception {
    var ratios = new ArrayList<Double>();
    for (int pair = 0; pair < PAIRS; pair++) {
      double without = p99(server);
      double with;
      try (var _ = Generator.start(Fuzzer.class, server, "messages", 100_000, SEED + pair, 500);
          var _ = Generator.start(Fuzzer.class, server, "lines", 100_000, SEED + pair, 50)) {
        with = p99(server);
      }
      ratios.add(with / without);
      System.out.printf(
          Locale.ROOT, "others' p99 %.1f ms without it, %.1f ms with it%n", without, with);
    }
    if (!ratios.isEmpty()) {
      ratios.sort(null);
      System.out.printf(
          Locale.ROOT, "median ratio %.2f (wanted: at most 1.5)%n", ratios.get(ratios.size() / 2));
    }
  }

  private static double p99(ServerProcess server) throws IOException {
    try (var others = Generator.start(LoadGenerator.class, server, 100, 3, 20, 500.0, 600)) {
      return Double.parseDouble(others.expectLine().replaceAll(".* ", ""));
    }
  }
}
