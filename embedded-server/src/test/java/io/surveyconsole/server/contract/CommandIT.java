package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class CommandIT {
  @Test
  void servesSaysSoInOneLineRefusesASecondInstanceAndEndsWith0(@TempDir Path folder)
      throws Exception {
    Path data = folder.resolve("data");
    try (var first = Command.run("serve", "--port", "0", "--data", data.toString())) {
      String line = first.nextLine();
      assertThat(line)
          .matches(
              "Survey Console is listening on http://127\\.0\\.0\\.1:[1-9]\\d*"
                  + " \\(data: \\Q"
                  + data
                  + "\\E\\)");
      int port = Integer.parseInt(line.replaceAll(".*:(\\d+) \\(.*", "$1"));
      try (var http = new HttpCaller(java.net.URI.create("http://127.0.0.1:" + port), null)) {
        http.get("/health").is(200);
      }

      try (var second = Command.run("serve", "--port", "0", "--data", data.toString())) {
        assertThat(second.exitCode()).isEqualTo(4);
        assertThat(second.stdout()).isEmpty();
        assertThat(second.stderr()).contains("process " + first.pid(), data.toString());
      }
      try (var other =
          Command.run(
              "serve",
              "--port",
              Integer.toString(port),
              "--data",
              folder.resolve("other").toString())) {
        assertThat(other.exitCode()).isEqualTo(3);
        assertThat(other.stdout()).isEmpty();
        assertThat(other.stderr()).contains(Integer.toString(port), "--port");
      }

      first.terminate();
      assertThat(first.exitCode()).isZero();
      assertThat(first.stdout()).isEmpty(); // nothing but the one line
    }
  }

  @Test
  void drainsWhenItIsToldToEnd(@TempDir Path folder) throws Exception {
    try (var command = Command.run("serve", "--port", "0", "--data", folder.toString())) {
      int port = Integer.parseInt(command.nextLine().replaceAll(".*:(\\d+) \\(.*", "$1"));
      String token = Files.readString(folder.resolve("admin-token")).strip();
      String id;
      var address = java.net.URI.create("http://127.0.0.1:" + port);
      try (var http = new HttpCaller(address, token)) {
        id =
            http.post("/conversations", "{\"customer_id\":\"1\",\"survey_id\":\"1\"}")
                .is(201)
                .path("conversation_id")
                .asText();
      }
      try (var client =
          RecordingClient.open(
              java.net.URI.create("ws://127.0.0.1:" + port + "/ws/" + id), java.util.Map.of())) {
        client.expectAll("state", "history");
        client.answer("Vanilla", "m-1");
        client.expectAll("ack", "message");
        command.terminate();
        client.expect("restarting");
        client.expectClose(4412);
        assertThat(command.exitCode()).isZero();
      }
    }
  }

  @Test
  void tellsEveryProblemOfTheConfigurationALineEachAndEndsWith2(@TempDir Path folder)
      throws Exception {
    try (var command =
        Command.run(
            "serve",
            "--data",
            folder.toString(),
            "--port",
            "x",
            "--host",
            "0.0.0.0",
            "--set",
            "nonsense=1",
            "--set",
            "auth.admin-token=0123456789abcdef")) {
      assertThat(command.exitCode()).isEqualTo(2);
      assertThat(command.stdout()).isEmpty();
      assertThat(command.stderr().lines())
          .hasSize(5)
          .anyMatch(line -> line.contains("server.port"))
          .anyMatch(line -> line.contains("server.host"))
          .anyMatch(line -> line.contains("server.public-url"))
          .anyMatch(line -> line.contains("nonsense"))
          .anyMatch(line -> line.contains("auth.admin-token"));
    }
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void endsWith2ForWordsItDoesNotKnow(@TempDir Path folder) throws Exception {
    try (var command = Command.run("serve", "--data", folder.toString(), "--prot", "1")) {
      assertThat(command.exitCode()).isEqualTo(2);
      assertThat(command.stdout()).isEmpty();
      assertThat(command.stderr()).contains("--prot");
    }
  }

  @Test
  void endsWith4ForADamagedDatabase(@TempDir Path folder) throws Exception {
    Path database = Files.writeString(folder.resolve("survey-console.mv.db"), "no database");
    try (var command = Command.run("serve", "--port", "0", "--data", folder.toString())) {
      assertThat(command.exitCode()).isEqualTo(4);
      assertThat(command.stdout()).isEmpty();
      assertThat(command.stderr()).contains(database.toString());
    }
    assertThat(database).content().isEqualTo("no database");
  }

  @Test
  void checksDefinitionsAndTellsFileAndPlace(@TempDir Path folder) throws Exception {
    Path good = Files.writeString(folder.resolve("good.json"), Definition.ofTexts("g", 1).json());
    Path warned =
        Files.writeString(
            folder.resolve("warned.json"),
            Definition.ofTexts("w", 1).json().replace("\"name\"", "\"colour\":1,\"name\""));
    Path bad =
        Files.writeString(
            folder.resolve("bad.json"),
            "{\n  \"id\": \"b\",\n  \"name\": \"\",\n  \"questions\": 7}");
    try (var command = Command.run("check", good.toString(), warned.toString())) {
      assertThat(command.exitCode()).isZero();
      assertThat(command.stdout().lines())
          .singleElement()
          .asString()
          .matches("\\Q" + warned + "\\E:\\d+:\\d+: warning: .+");
    }
    try (var command =
        Command.run("check", good.toString(), bad.toString(), folder.resolve("no").toString())) {
      assertThat(command.exitCode()).isEqualTo(1);
      assertThat(command.stdout().lines())
          .hasSize(3)
          .anyMatch(line -> line.matches("\\Q" + bad + "\\E:3:\\d+: error: .+"))
          .anyMatch(line -> line.matches("\\Q" + bad + "\\E:4:\\d+: error: .+"))
          .anyMatch(
              line -> line.matches("\\Q" + folder.resolve("no") + "\\E:\\d+:\\d+: error: .+"));
    }
    try (var command = Command.run("check")) {
      assertThat(command.exitCode()).isEqualTo(2);
    }
  }
}
