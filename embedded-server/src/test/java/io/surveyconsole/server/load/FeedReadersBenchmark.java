package io.surveyconsole.server.load;

import io.surveyconsole.server.testing.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// What consoles cost the respondents: ten readers of the feed that throw away what they get, and
/// none, alternately, at half the rate that the server takes at most, in five pairs; then at that
/// most. Server, respondents and readers are processes of their own. Nothing is asserted.
public final class FeedReadersBenchmark {
  private static final int PAIRS = 5;
  private static final int READERS = 10;

  private FeedReadersBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    System.out.printf("%s, %d readers%n", Throughput.conditions(), READERS);
    Throughput most = measure(0, 0);
    most.print("at most, without readers");
    Throughput mostRead = measure(0, READERS);
    mostRead.print("at most, with readers");
    System.out.printf(
        Locale.ROOT,
        "ratio at saturation: answers %.2f, p99 %.2f%n",
        mostRead.perSecond() / most.perSecond(),
        mostRead.p99() / most.p99());
    double half = most.perSecond() / 2;
    var ratios = new ArrayList<Double>();
    for (int pair = 1; pair <= PAIRS; pair++) {
      Throughput without = measure(half, 0);
      Throughput with = measure(half, READERS);
      without.print("half of that, without readers");
      with.print("half of that, with readers");
      ratios.add(with.p99() / without.p99());
    }
    System.out.printf(
        Locale.ROOT, "p99 with to without in five pairs %s, median %.2f%n", ratios, median(ratios));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static Throughput measure(double rate, int readers)
      throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("survey-console-bench");
    try (var server = ServerProcess.start("synced", data)) {
      Process reading = readers == 0 ? null : read(server, readers);
      try {
        return Throughput.measure(server, rate);
      } finally {
        if (reading != null) {
          end(reading);
        }
      }
    }
  }

  private static Process read(ServerProcess server, int readers) throws IOException {
    List<String> command = Jvm.command();
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            FeedReaders.class.getName(),
            server.address().toString(),
            server.token(),
            Integer.toString(readers)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    if (!"open".equals(out.readLine())) {
      throw new IOException("the readers of the feed did not begin");
    }
    return process;
  }

  private static void end(Process readers) throws IOException, InterruptedException {
    readers.getOutputStream().close();
    System.out.println(
        "  the readers got characters: " + readers.inputReader(StandardCharsets.UTF_8).readLine());
    if (!readers.waitFor(30, TimeUnit.SECONDS)) {
      readers.destroyForcibly();
    }
  }
}
