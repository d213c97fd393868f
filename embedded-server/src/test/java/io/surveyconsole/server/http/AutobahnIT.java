package io.surveyconsole.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.testing.Jvm;
import io.surveyconsole.server.testing.Size;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Autobahn|Testsuite, against an echo on the server's own settings: everything but compression,
/// which is off, so that cases 12 and 13 would say `UNIMPLEMENTED`.
class AutobahnIT {
  /// The suite takes for less than strict: Jetty looks at UTF-8 when a frame is whole, not at every
  /// byte that comes.
  private static final List<String> NOT_STRICT = List.of("6.4.1", "6.4.2", "6.4.3", "6.4.4");

  private static final List<List<String>> HEART =
      List.of(List.of("1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "10.*"));

  /// Each group in a process of its own: after all large messages together the suite hangs.
  private static final List<List<String>> WHOLE =
      Stream.concat(
              HEART.stream(), IntStream.rangeClosed(1, 8).mapToObj(i -> List.of("9." + i + ".*")))
          .toList();

  @TempDir Path reports;

  @Test
  void findsNothingThatIsNotAsTheStandardWantsIt() throws Exception {
    List<String[]> results = new ArrayList<>();
    try (var server = new EchoServer()) {
      for (List<String> group : Size.WHOLE ? WHOLE : HEART) {
        results.addAll(run("ws://127.0.0.1:" + server.port(), group));
      }
    }
    var failed = new TreeSet<String>();
    var notStrict = new TreeSet<String>();
    var unimplemented = new TreeSet<String>();
    for (String[] result : results) {
      for (int i = 2; i < 4; i++) {
        switch (result[i]) {
          case "OK", "INFORMATIONAL" -> {}
          case "NON_STRICT" -> notStrict.add(result[1]);
          case "UNIMPLEMENTED" -> unimplemented.add(result[1]);
          default -> failed.add(String.join(" ", result));
        }
      }
    }
    System.out.printf(
        "%d cases, not strict: %s, unimplemented: %s%n", results.size(), notStrict, unimplemented);
    assertThat(results).hasSizeGreaterThan(200);
    assertThat(failed).isEmpty();
    assertThat(notStrict).containsExactlyInAnyOrderElementsOf(NOT_STRICT);
    assertThat(unimplemented).allMatch(name -> name.startsWith("12.") || name.startsWith("13."));
  }

  /// The suite in a process of its own.
  ///
  /// @return `case`, its name, what came of it, what came of its end
  private List<String[]> run(String address, List<String> cases) throws Exception {
    String path =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(jar -> jar.matches(".*(jython-standalone|json-simple|autobahntestsuite).*"))
            .collect(Collectors.joining(File.pathSeparator));
    Path folder = Files.createTempDirectory(reports, "part");
    List<String> command = Jvm.command();
    command.addAll(
        List.of(
            "-cp",
            path,
            Path.of("src/test/autobahn/FuzzingClient.java").toAbsolutePath().toString(),
            address));
    command.addAll(cases);
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    List<String> lines = Files.readAllLines(said);
    assertThat(process.exitValue()).as("%s", lines).isZero();
    return lines.stream()
        .filter(line -> line.startsWith("case "))
        .map(line -> line.split(" ", -1))
        .toList();
  }
}
