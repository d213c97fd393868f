package io.surveyconsole.desktop.load;

import io.surveyconsole.desktop.testing.OtherProcess;
import io.surveyconsole.server.config.Secret;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Platform;

/// The real console with very many live rows, a filter and a sort set, a transcript open and the
/// table scrolled: `[SECONDS [ROWS [CHANGES_PER_SECOND]]]`. What drives it is another process.
/// Reports how the JavaFX thread fares at rest, the control, and under load; whether choice, scroll
/// and filter stay; the heap before and after. Nothing is asserted.
public final class LiveConsoleBenchmark {
  private static final int WARM_UP_SECONDS = 15;

  private LiveConsoleBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
    int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
    int changes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20_000;
    Path folder = Files.createTempDirectory("survey-console-bench");
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
    System.out.printf(
        "%d processors, heap of %d MB at most%n",
        Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20);
    measure("at rest", "respondent", rows, 0, Math.min(seconds, 30), folder);
    String load = changes + " changes a second, sorted by ";
    measure(load + "name", "respondent", rows, changes, seconds, folder);
    measure(load + "time idle", "idle", rows, changes, Math.min(seconds, 60), folder);
    System.exit(0);
  }

  /// @param sortedBy the id of a column: names never change, the time idle does with every change
  private static void measure(
      String what, String sortedBy, int rows, int changes, int seconds, Path folder)
      throws Exception {
    String main = FeedGenerator.class.getName();
    try (var generator = new OtherProcess(main, "" + rows, "" + changes)) {
      var address = URI.create("http://127.0.0.1:" + generator.line());
      var bench = new ConsoleUnderLoad(new AttachedServer(address, new Secret("none"), folder));
      try {
        bench.awaitRows(rows);
        bench.furnish(sortedBy);
        var _ = new FxProbe().run(WARM_UP_SECONDS); // until what was begun has settled
        String before = bench.place();
        long heapBefore = heap();
        System.out.printf("%s, %d rows: %s%n", what, rows, new FxProbe().run(seconds));
        System.out.printf(
            Locale.ROOT,
            "  stays: %s -> %s; heap after GC %d -> %d MB, %d rows%n",
            before,
            bench.place(),
            heapBefore >> 20,
            heap() >> 20,
            bench.rows());
      } finally {
        bench.close();
      }
    }
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
