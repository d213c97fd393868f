package io.surveyconsole.desktop.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program of this class and module path in a process of its own; it ends with its standard
/// input.
public final class OtherProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  public OtherProcess(String main, String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxNewSize=64m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
    String modules = System.getProperty("jdk.module.path", "");
    if (!modules.isEmpty()) {
      command.addAll(List.of("--module-path", modules, "--add-modules", "javafx.controls"));
    }
    command.add(main);
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /// The next line that it prints.
  public String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the other process has ended");
    }
    return line;
  }

  /// Gives it a line to read.
  public void tell(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
