package io.surveyconsole.server.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// What a connection costs: 10,000 respondents who are connected and say nothing, at a fixed heap
/// that is resident from the start. So what a connection takes of the memory is the growth of the
/// live heap and of what is resident beside it. Nothing is asserted.
public final class ConnectionCostBenchmark {
  private static final int CONNECTIONS = 10_000;
  private static final int IDLE_SECONDS = 60;
  private static final int TO_WARM_UP = 1_000;
  private static final Pattern CATEGORY =
      Pattern.compile("-\\s+(.+?) \\(reserved=\\d+KB, committed=(\\d+)KB");

  private static final Pattern CLASS =
      Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+)");
  private static final int CLASSES_SHOWN = 12;

  private ConnectionCostBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path data = Files.createTempDirectory("survey-console-bench");
    var jvm =
        List.of("-Xms768m", "-Xmx768m", "-XX:+AlwaysPreTouch", "-XX:NativeMemoryTracking=summary");
    System.out.println(String.join(" ", jvm));
    try (var server = ServerProcess.start(jvm, "synced", data)) {
      var probe = new JvmProbe(server.pid());
      try (var some = Generator.start(IdleFleet.class, server, TO_WARM_UP, "stay")) {
        some.expectLine();
      }
      Thread.sleep(TimeUnit.SECONDS.toMillis(5)); // they leave
      long heap = probe.liveHeapKib();
      long resident = probe.residentKib();
      Map<String, Long> memory = nativeMemory(probe);
      Map<String, Long> classes = heapByClass(probe);
      long overflows = SystemCounters.listenOverflows();
      try (var all = Generator.start(IdleFleet.class, server, CONNECTIONS, "stay")) {
        System.out.println(all.expectLine());
        System.out.printf("listen overflows: %d%n", SystemCounters.listenOverflows() - overflows);
        double cpu = probe.cpuSeconds();
        Thread.sleep(TimeUnit.SECONDS.toMillis(IDLE_SECONDS));
        double cores = (probe.cpuSeconds() - cpu) / IDLE_SECONDS;
        long heapGrowth = probe.liveHeapKib() - heap;
        long residentGrowth = probe.residentKib() - resident;
        print("live heap", heapGrowth);
        printLargest(classes, heapByClass(probe));
        nativeMemory(probe)
            .forEach((category, committed) -> {
              long growth = committed - memory.getOrDefault(category, 0L);
              if (Math.abs(growth) > CONNECTIONS / 100) {
                print("  committed beside it: " + category, growth);
              }
            });
        print("resident beside the heap", residentGrowth);
        print("both together", heapGrowth + residentGrowth);
        System.out.printf(
            Locale.ROOT, "idle, pinged every 20 s: %.3f of a processor core%n", cores);
      }
    }
  }

  private static void print(String name, long kib) {
    System.out.printf(
        Locale.ROOT, "%-60s %8d KiB  %6.2f KiB each%n", name, kib, (double) kib / CONNECTIONS);
  }

  private static void printLargest(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> growth = new HashMap<>();
    after.forEach((name, bytes) -> growth.put(name, bytes - before.getOrDefault(name, 0L)));
    growth.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(CLASSES_SHOWN)
        .forEach(entry -> print("  of it " + entry.getKey(), entry.getValue() / 1024));
  }

  /// How much of the live heap each class has, in bytes.
  private static Map<String, Long> heapByClass(JvmProbe probe) throws IOException {
    Map<String, Long> bytes = new HashMap<>();
    var matcher = CLASS.matcher(probe.jcmd("GC.class_histogram"));
    while (matcher.find()) {
      bytes.merge(matcher.group(2), Long.parseLong(matcher.group(1)), Long::sum);
    }
    return bytes;
  }

  /// What the JVM has committed beside the heap, in KiB, for each of its categories.
  private static Map<String, Long> nativeMemory(JvmProbe probe) throws IOException {
    Map<String, Long> committed = new TreeMap<>();
    var matcher = CATEGORY.matcher(probe.jcmd("VM.native_memory", "summary"));
    while (matcher.find()) {
      if (!matcher.group(1).equals("Java Heap")) {
        committed.put(matcher.group(1), Long.parseLong(matcher.group(2)));
      }
    }
    return committed;
  }
}
