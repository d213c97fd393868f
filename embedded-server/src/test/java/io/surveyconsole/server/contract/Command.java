package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.cli.ServerCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program in a process of its own.
final class Command implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final Path err;

  private Command(Process process, Path err) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.err = err;
  }

  static Command run(String... arguments) throws IOException {
    return run(List.of(), Map.of(), arguments);
  }

  /// Runs it as the last arguments of another program.
  static Command run(List<String> program, Map<String, String> environment, String... arguments)
      throws IOException {
    var command = new ArrayList<>(program);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ServerCommand.class.getName()));
    command.addAll(List.of(arguments));
    Path err = Files.createTempFile("survey-console-", ".err");
    var builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SURVEY_CONSOLE_"));
    builder.environment().putAll(environment);
    return new Command(builder.start(), err);
  }

  long pid() {
    return process.pid();
  }

  /// The next line of stdout; waits for it.
  String nextLine() throws IOException {
    String line = out.readLine();
    assertThat(line).as("stdout; stderr says: %s", stderr()).isNotNull();
    return line;
  }

  /// Asks it to end, as `kill` does.
  void terminate() {
    handle().destroy(); // Process.destroy would close its streams too
  }

  /// The program's own process.
  private ProcessHandle handle() {
    return process
        .descendants()
        .filter(child -> child.info().command().filter(name -> name.endsWith("java")).isPresent())
        .findFirst()
        .orElse(process.toHandle());
  }

  /// Waits for the end.
  int exitCode() throws InterruptedException, IOException {
    assertThat(process.waitFor(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS))
        .as("it ended; stderr says: %s", stderr())
        .isTrue();
    return process.exitValue();
  }

  /// What is left of stdout, once it has ended.
  String stdout() throws IOException {
    return out.readAllAsString();
  }

  String stderr() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    out.close();
    Files.deleteIfExists(err);
  }
}
