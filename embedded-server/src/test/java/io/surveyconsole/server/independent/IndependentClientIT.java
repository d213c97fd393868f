package io.surveyconsole.server.independent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.ServerConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Python's `websockets` as the respondents' client (Debian: python3-websockets). Skipped, and says
/// so, where it is missing.
class IndependentClientIT {
  private static final Path SCRIPT = Path.of("src", "test", "python", "respondents.py");

  @TempDir Path data;

  @Test
  void seesExactlyTheFramesOfTheProtocol() throws Exception {
    assumeTrue(
        run("/usr/bin/python3", "-c", "import websockets").code() == 0,
        "skipped: python3 with the module websockets is missing (apt-get install"
            + " python3-websockets)");
    var config = ServerConfig.load(ConfigSources.ofFolder(data).with("server.port", "0"));
    Output output;
    try (var server = SurveyServer.start(config)) {
      output =
          run(
              "/usr/bin/python3",
              SCRIPT.toString(),
              server.address().toString(),
              server.adminToken().value());
    }
    assertThat(output.code()).as(output.text()).isZero();
    JsonNode seen = new JsonMapper().readTree(output.text());

    assertThat(types(seen.get("first")))
        .containsExactly("state", "history", "message", "message", "message", "completed");
    assertThat(types(seen.get("second")))
        .containsExactly(
            "state",
            "history",
            "message",
            "message",
            "message",
            "message",
            "message",
            "message",
            "completed");
    assertThat(said(seen.get("second")))
        .containsExactly("2 USER", "3 BOT", "4 USER", "5 BOT", "6 USER", "7 BOT");
    assertThat(said(seen.get("first"))).containsExactly("3 BOT", "5 BOT", "7 BOT");
    assertThat(types(seen.get("third")))
        .containsExactly("state", "history", "resumed", "message", "message", "completed");
    for (String one : List.of("first", "second", "third")) {
      assertThat(seen.get(one).get("code").asInt()).isEqualTo(1000);
      assertThat(seen.get(one).get("reason").asText()).isEqualTo("Survey completed successfully");
    }
    assertThat(seen.get("stored").get("answers").get("q2.reason").asText())
        .isEqualTo("Because it is <b>sweet</b> \u202e and \uD83C\uDF66");
  }

  private static List<String> types(JsonNode connection) {
    return StreamSupport.stream(connection.get("frames").spliterator(), false)
        .map(frame -> frame.get("type").asText())
        .toList();
  }

  private static List<String> said(JsonNode connection) {
    var said = new ArrayList<String>();
    for (JsonNode frame : connection.get("frames")) {
      if (frame.get("type").asText().equals("message")) {
        said.add(frame.get("seq").asText() + " " + frame.get("sender").asText());
      }
    }
    return said;
  }

  private record Output(int code, String text) {}

  private static Output run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(120, TimeUnit.SECONDS)
          ? new Output(process.exitValue(), text)
          : new Output(-1, "it does not end");
    } catch (IOException e) {
      return new Output(-1, String.valueOf(e.getMessage()));
    }
  }
}
