package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandIT {
  @Test
  void makesListsAndRevokesWhileTheServerRunsAndWhileItDoesNot(@TempDir Path folder)
      throws Exception {
    Path data = folder.resolve("data");
    String offline = run(0, data, "add", "nightly script");
    assertThat(offline).matches("[0-9a-f]{64}\n");
    try (var server = RunningServer.in(data)) {
      server.anonymous().withToken(offline.strip()).get("/conversations").is(200);
      String online = run(0, data, "add", "maya", "--scope", "operate").strip();
      server.anonymous().withToken(online).delete("/connections/x").problem(404);
      assertThat(run(0, data, "list").lines().toList())
          .hasSize(2)
          .anyMatch(line -> line.matches("operate +maya +made .*, last used .*"))
          .anyMatch(line -> line.matches("read +nightly script +made .*, last used .*"));
      run(0, data, "revoke", "maya");
      server.anonymous().withToken(online).get("/conversations").problem(401);
      assertThat(failure(1, data, "revoke", "maya")).contains("no admin token with this name");
      assertThat(failure(1, data, "add", "x", "--scope", "own")).contains("read or operate");
      assertThat(failure(1, data, "add", "nightly script")).contains("already");
    }
    assertThat(run(0, data, "list")).contains("nightly script").doesNotContain(offline.strip());
  }

  @Test
  void callsAServerThatShowsACertificateOfItsOwn(@TempDir Path folder) throws Exception {
    try (var server = RunningServer.in(folder, "server.tls.self-signed=true")) {
      String token = run(0, folder, "add", "x", "--set", "server.tls.self-signed=true").strip();
      assertThat(token).matches("[0-9a-f]{64}");
      assertThat(server.http().get("/admin/tokens").is(200)).hasSize(1);
      assertThat(failure(4, folder, "list")).contains("certificate");
    }
  }

  private static String run(int exitCode, Path data, String... arguments) throws Exception {
    try (var command = Command.run(all(data, arguments))) {
      String said = command.stdout();
      assertThat(command.exitCode()).as(command.stderr()).isEqualTo(exitCode);
      return said;
    }
  }

  private static String failure(int exitCode, Path data, String... arguments) throws Exception {
    try (var command = Command.run(all(data, arguments))) {
      assertThat(command.stdout()).isEmpty();
      assertThat(command.exitCode()).isEqualTo(exitCode);
      return command.stderr();
    }
  }

  private static String[] all(Path data, String... arguments) {
    var all = new java.util.ArrayList<String>();
    all.add("token");
    all.addAll(java.util.List.of(arguments));
    all.add("--data");
    all.add(data.toString());
    return all.toArray(String[]::new);
  }
}
