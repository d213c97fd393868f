package io.surveyconsole.server.storage.jdbc.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.testing.Jvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenH2IT {
  @Test
  void refusesItsReadersInsteadOfKeepingThemForEver(@TempDir Path folder) throws Exception {
    Path errors = folder.resolve("stderr.txt");
    List<String> command = Jvm.command();
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            BrokenH2.class.getName(),
            folder.toString()));
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it comes to an end").isTrue();
      assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("unavailable");
    } finally {
      process.destroyForcibly();
    }
  }
}
