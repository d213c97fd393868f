package io.surveyconsole.server.load;

import io.surveyconsole.server.ServerUnderLoad;
import io.surveyconsole.server.testing.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server in a process of its own, to be measured or killed. Its limits are raised, which it
/// prints: they would keep out the load.
public final class ServerProcess implements AutoCloseable {
  private static final List<String> RAISED =
      List.of(
          "limits.connections=20000",
          "limits.connections-per-conversation=1000",
          "limits.messages-per-conversation=1000000",
          "limits.messages-per-second=1000000");

  private final Process process;
  private final URI address;
  private final Path data;
  private final BufferedReader out;

  private ServerProcess(Process process, URI address, Path data, BufferedReader out) {
    this.process = process;
    this.address = address;
    this.data = data;
    this.out = out;
  }

  /// Starts it and returns when it listens.
  ///
  /// @param store as [ServerUnderLoad] names them
  public static ServerProcess start(String store, Path data, String... settings)
      throws IOException {
    return start(List.of(), store, data, settings);
  }

  /// Starts it and returns when it listens.
  ///
  /// @param jvm further arguments of the JVM
  /// @param store as [ServerUnderLoad] names them
  public static ServerProcess start(List<String> jvm, String store, Path data, String... settings)
      throws IOException {
    List<String> command = Jvm.command();
    command.add("-XX:MaxNewSize=64m"); // as ./console and the installed program start it
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(jvm);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            ServerUnderLoad.class.getName(),
            store,
            data.toString(),
            "server.port=0"));
    System.out.println("Raised: " + String.join(" ", RAISED));
    command.addAll(RAISED);
    command.addAll(List.of(settings));
    Files.createDirectories(data);
    Process process =
        new ProcessBuilder(command).redirectError(data.resolve("stderr.txt").toFile()).start();
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the server ended: " + Files.readString(data.resolve("stderr.txt")));
    }
    return new ServerProcess(
        process, URI.create(line.substring(line.lastIndexOf(' ') + 1)), data, out);
  }

  public URI address() {
    return address;
  }

  public String token() throws IOException {
    return Files.readString(data.resolve("admin-token")).strip();
  }

  /// Tells it to end in order, and returns how many milliseconds that took.
  public long end() throws InterruptedException {
    long before = System.nanoTime();
    process.toHandle().destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the server's process does not end");
    }
    return (System.nanoTime() - before) / 1_000_000;
  }

  public long pid() {
    return process.pid();
  }

  /// Asks it for its figures: how many batches and writes it has made durable.
  public String figures() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    return out.readLine();
  }

  /// Ends it at once, as `kill -9` does.
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the server's process does not end");
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(30, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
