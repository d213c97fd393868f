package io.surveyconsole.server.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a test starts a program of its own in another process.
public final class Jvm {
  /// What the build says of itself: nothing is measured, and programs live for seconds.
  private static final boolean BRIEF = Boolean.getBoolean("survey-console.brief");

  private Jvm() {}

  /// The command that starts this Java; its arguments follow. Where nothing is measured it compiles
  /// once only, which spares half of the work of starting.
  public static List<String> command() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (BRIEF) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    return command;
  }
}
