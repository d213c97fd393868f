package io.surveyconsole.server.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// A day's load in fast motion: 5,000,000 answers as fast as they are taken; how large the data
/// folder is on the way, and how long the server takes to start afterwards, after an end in order
/// and after a kill. Nothing is asserted.
public final class DayOfAnswersBenchmark {
  private static final long ANSWERS = Long.getLong("survey-console.answers", 5_000_000);
  private static final int STEPS = 10;
  private static final int SOCKETS = 400;
  private static final int QUESTIONS = 100;

  /// Of those who leave their first conversation early, and of those who are under way at the end.
  private static final int MORE_CONVERSATIONS = 2 * SOCKETS;

  private DayOfAnswersBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path data = Files.createTempDirectory("survey-console-bench");
    System.out.printf("%d answers%n", ANSWERS);
    try (var server = ServerProcess.start("synced", data)) {
      try (var _ =
          Generator.start(
              LoadGenerator.class,
              server,
              SOCKETS,
              TimeUnit.HOURS.toSeconds(4),
              1,
              0,
              ANSWERS / QUESTIONS + MORE_CONVERSATIONS)) {
        watch(server, data);
      }
      System.out.printf("ended in order in %d ms%n", server.end());
    }
    System.out.println("then " + size(data));
    restart(data);
    restart(data);
  }

  private static void watch(ServerProcess server, Path data)
      throws IOException, InterruptedException {
    long conversations = ANSWERS / QUESTIONS + MORE_CONVERSATIONS;
    long start = System.nanoTime();
    for (int step = 1; step <= STEPS; step++) {
      while (writes(server) < conversations + ANSWERS * step / STEPS) {
        Thread.sleep(200);
      }
      System.out.printf(
          Locale.ROOT,
          "%9d answers after %4d s: %s%n",
          ANSWERS * step / STEPS,
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
          size(data));
    }
  }

  private static long writes(ServerProcess server) throws IOException {
    String figures = server.figures();
    return Long.parseLong(figures.substring(figures.indexOf(' ') + 1));
  }

  private static String size(Path data) throws IOException {
    var line = new StringBuilder();
    try (var files = Files.list(data)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("survey-console.mv") || name.startsWith("survey-console.journal")) {
          line.append(
              String.format(
                  Locale.ROOT,
                  "%s %.0f MB  ",
                  name.substring("survey-console.".length()),
                  Files.size(file) / 1e6));
        }
      }
    }
    return line.toString().strip();
  }

  /// Starts, takes some more answers, and is killed under them.
  private static void restart(Path data) throws Exception {
    long before = System.nanoTime();
    try (var server = ServerProcess.start("synced", data)) {
      System.out.printf(
          "listens again after %d ms%n", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
      try (var _ = Generator.start(LoadGenerator.class, server, SOCKETS, 600, 1, 0, 2_000)) {
        while (writes(server) < 60_000) {
          Thread.sleep(50);
        }
        server.kill();
        System.out.println("killed while " + SOCKETS + " answer; " + size(data));
      }
    }
  }
}
