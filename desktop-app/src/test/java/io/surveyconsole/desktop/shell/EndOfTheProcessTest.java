package io.surveyconsole.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveyconsole.desktop.Main;
import io.surveyconsole.desktop.backend.Backend;
import io.surveyconsole.desktop.testing.TestRespondent;
import io.surveyconsole.server.api.NewConversation;
import io.surveyconsole.server.api.NewCustomer;
import io.surveyconsole.server.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The console as a process of its own, told to end as the system tells it at a shutdown.
class EndOfTheProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern LISTENING = Pattern.compile("Listening on (http\\S+),");
  private static final int RESTARTING = 4412;

  @TempDir Path folder;

  @Test
  void drainsTheServerAndEndsInOrder() throws Exception {
    Process process = start();
    try (var respondent = new TestRespondent(begin(awaitAddress()))) {
      assertThat(respondent.transcript()).hasSize(1);
      process.destroy();
      assertThat(respondent.awaitRestarting()).isEqualTo(RESTARTING);
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(said()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--module-path",
            System.getProperty("jdk.module.path"),
            "--add-modules",
            "javafx.controls",
            "--enable-native-access=javafx.graphics,ALL-UNNAMED",
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--port",
            "0",
            "--data",
            folder.resolve("data").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  private URI awaitAddress() {
    return await("it listens")
        .atMost(PATIENCE)
        .until(
            () -> {
              Matcher listening = LISTENING.matcher(said());
              return listening.find() ? Optional.of(listening.group(1)) : Optional.<String>empty();
            },
            Optional::isPresent)
        .map(URI::create)
        .orElseThrow();
  }

  /// Begins a conversation and returns where its respondent connects.
  private String begin(URI server) throws Exception {
    var token = new Secret(Files.readString(folder.resolve("data").resolve("admin-token")).strip());
    try (var http = HttpClient.newHttpClient();
        var backend = new Backend(Runnable::run, http, InstantSource.system())) {
      backend.connect(server, token);
      var api = backend.api();
      var customer = api.add(new NewCustomer(null, "Maya", "maya@example.com"));
      String survey = api.surveys().getFirst().id();
      return api.begin(new NewConversation(customer.id(), survey, false)).wsUrl();
    }
  }
}
