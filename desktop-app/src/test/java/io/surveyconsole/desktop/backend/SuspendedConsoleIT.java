package io.surveyconsole.desktop.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveyconsole.desktop.testing.OtherProcess;
import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.api.NewConversation;
import io.surveyconsole.server.api.NewCustomer;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.ServerConfig;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A machine that sleeps: the whole process of a console stands still while the server goes on, for
/// some seconds here, for a minute and a half in the whole suite. Longer than half a minute the
/// server does not keep for it what it does not read.
@SuppressWarnings("try") // closing may be interrupted, and the test then fails
@Tag("faults")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be stopped and go on there")
class SuspendedConsoleIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final boolean WHOLE = Boolean.getBoolean("survey-console.whole");
  private static final Duration SUSPENDED = Duration.ofSeconds(WHOLE ? 90 : 3);

  /// Far more than what fits on a line that nobody reads.
  private static final int MANY = 3_000;

  private static final String LONG_NAME = "€".repeat(200);

  @TempDir private Path folder;

  @Test
  void knowsEverythingSoonAfterItGoesOn() throws Exception {
    try (var http = HttpClient.newHttpClient();
        var server =
            SurveyServer.start(
                ServerConfig.load(ConfigSources.ofFolder(folder).with("server.port", "0")));
        var console =
            new OtherProcess(ConsoleProcess.class.getName(), server.address().toString())) {
      console.tell(server.adminToken().value());
      await("it is live").atMost(PATIENCE).until(() -> state(console).startsWith("true 0 0-"));

      signal(console, "STOP");
      Instant end = Instant.now().plus(SUSPENDED);
      var api = new HttpSurveyApi(server.address(), server.adminToken(), http);
      for (int begun = 0; begun < MANY || Instant.now().isBefore(end); begun++) {
        String id = api.add(new NewCustomer(null, LONG_NAME, "respondent@example.com")).id();
        var _ = api.begin(new NewConversation(id, "1", false));
      }
      signal(console, "CONT");

      String known = known(server, http);
      await("it knows what the server knows")
          .atMost(PATIENCE)
          .until(() -> state(console).matches("true \\d+ " + known));
      if (WHOLE) {
        assertThat(state(console)).as("begun anew").doesNotStartWith("true 0 ");
      }
    }
  }

  private static String known(SurveyServer server, HttpClient http) throws Exception {
    try (var fresh = new Watching(server.address(), server.adminToken(), http)) {
      fresh.awaitLive(PATIENCE);
      return ConsoleProcess.digest(fresh.rows());
    }
  }

  private static String state(OtherProcess console) throws Exception {
    console.tell("how is it?");
    return console.line();
  }

  private static void signal(OtherProcess process, String name) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor())
        .isZero();
  }
}
