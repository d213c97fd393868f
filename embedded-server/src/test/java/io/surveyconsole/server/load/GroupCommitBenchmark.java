package io.surveyconsole.server.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What durability costs: answers per second and latency with every answer forced to the disk,
/// beside the same server with a store that keeps nothing, alternately, in one run. Server and
/// generator are processes of their own. `mvn -Pbench verify` runs it; nothing is asserted.
public final class GroupCommitBenchmark {
  private static final int PAIRS = 3;
  private static final int SOCKETS = 400;
  private static final int WARM_UP_SECONDS = 8;
  private static final int SECONDS = 10;
  private static final int CONVERSATIONS = 9_000;

  private record Result(double perSecond, double p50, double p99) {}

  private GroupCommitBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    var synced = new ArrayList<Result>();
    var forgetful = new ArrayList<Result>();
    System.out.printf(
        Locale.ROOT,
        "%d respondents, %d s measured after %d s, %d pairs%n",
        SOCKETS,
        SECONDS,
        WARM_UP_SECONDS,
        PAIRS);
    for (int pair = 1; pair <= PAIRS; pair++) {
      synced.add(measure("synced", 0));
      forgetful.add(measure("forgetful", 0));
      print("synced", synced.getLast());
      print("forgetful", forgetful.getLast());
    }
    double most = median(synced);
    System.out.printf(
        Locale.ROOT, "ratio of the medians at saturation: %.2f%n", most / median(forgetful));
    print("synced at half its rate, from the due time", measure("synced", most / 2));
  }

  private static double median(List<Result> results) {
    double[] rates = results.stream().mapToDouble(Result::perSecond).sorted().toArray();
    return rates[rates.length / 2];
  }

  private static void print(String name, Result result) {
    System.out.printf(
        Locale.ROOT,
        "%-45s %8.0f answers/s   p50 %7.2f ms   p99 %7.2f ms%n",
        name,
        result.perSecond(),
        result.p50(),
        result.p99());
  }

  private static Result measure(String store, double rate)
      throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("survey-console-bench");
    try (var server = ServerProcess.start(store, data, "limits.connections=20000")) {
      Process generator =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  LoadGenerator.class.getName(),
                  server.address().toString(),
                  server.token(),
                  Integer.toString(SOCKETS),
                  Integer.toString(WARM_UP_SECONDS),
                  Integer.toString(SECONDS),
                  Double.toString(rate),
                  Integer.toString(CONVERSATIONS))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (var out =
          new BufferedReader(
              new InputStreamReader(generator.getInputStream(), StandardCharsets.UTF_8))) {
        String line = out.readLine();
        if (line == null) {
          throw new IOException("the generator failed");
        }
        double[] figures =
            Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
        return new Result(figures[0], figures[1], figures[2]);
      }
    }
  }
}
