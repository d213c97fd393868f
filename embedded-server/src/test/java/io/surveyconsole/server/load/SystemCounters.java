package io.surveyconsole.server.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Counters of this machine's TCP.
public final class SystemCounters {
  private static final Pattern SPACE = Pattern.compile(" ");

  private SystemCounters() {}

  /// How many connections were refused because nobody took them in time.
  public static long listenOverflows() throws IOException {
    return tcp("ListenOverflows");
  }

  /// How many first packets of a connection had to be sent again, each after a second or more.
  public static long synsSentAgain() throws IOException {
    return tcp("TCPSynRetrans");
  }

  private static long tcp(String name) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/net/netstat"));
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      int at = SPACE.splitAsStream(lines.get(i)).toList().indexOf(name);
      if (at > 0) {
        return Long.parseLong(SPACE.splitAsStream(lines.get(i + 1)).toList().get(at));
      }
    }
    throw new IOException("this system does not count " + name);
  }
}
