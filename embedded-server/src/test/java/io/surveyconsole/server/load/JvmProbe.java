package io.surveyconsole.server.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks at another JVM of this machine.
public final class JvmProbe {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final long pid;

  public JvmProbe(long pid) {
    this.pid = pid;
  }

  /// The live heap in KiB: what is in use after a collection.
  public long liveHeapKib() throws IOException {
    jcmd("GC.run");
    Matcher used = USED.matcher(jcmd("GC.heap_info"));
    if (!used.find()) {
      throw new IOException("the heap's use is not told");
    }
    return Long.parseLong(used.group(1));
  }

  /// What the process holds in memory, in KiB.
  public long residentKib() throws IOException {
    Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
    if (!resident.find()) {
      throw new IOException("the system does not tell what is resident");
    }
    return Long.parseLong(resident.group(1));
  }

  /// How long it has used a processor, in seconds.
  public double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }

  /// How many descriptors of sockets are open.
  public long sockets() throws IOException {
    try (var list = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return list.filter(JvmProbe::isSocket).count();
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }

  /// What a command of `jcmd` prints.
  public String jcmd(String... command) throws IOException {
    var all = new String[command.length + 2];
    all[0] = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    all[1] = Long.toString(pid);
    System.arraycopy(command, 0, all, 2, command.length);
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
