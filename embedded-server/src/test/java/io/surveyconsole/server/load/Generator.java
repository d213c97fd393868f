package io.surveyconsole.server.load;

import io.surveyconsole.server.testing.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A load generator in a process of its own: it prints lines, and may be told something by a line.
public final class Generator implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private Generator(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts one against a server.
  ///
  /// @param arguments after the server's address and token
  public static Generator start(Class<?> program, ServerProcess server, Object... arguments)
      throws IOException {
    List<String> command = Jvm.command();
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName(),
            server.address().toString(),
            server.token()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new Generator(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /// The next line it prints; null if it has ended.
  public @Nullable String line() throws IOException {
    return out.readLine();
  }

  /// The next line it prints.
  ///
  /// @throws IOException if it has ended without one
  public String expectLine() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the generator ended with " + process.onExit().join().exitValue());
    }
    return line;
  }

  /// What is left of what it prints, once it has ended.
  public List<String> rest() throws IOException {
    return out.readAllLines();
  }

  /// Tells it something.
  public void tell(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
