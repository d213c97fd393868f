package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.testing.PostgresServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server with its database in PostgreSQL.
class PostgresIT {
  private final PostgresServer postgres = PostgresServer.shared();
  private final String database = postgres.newDatabase();

  @TempDir Path folder;

  private Command serve(String data, String url) throws Exception {
    return Command.run(
        "serve",
        "--port",
        "0",
        "--data",
        folder.resolve(data).toString(),
        "--set",
        "database.url=" + url,
        "--set",
        "database.user=" + PostgresServer.user());
  }

  @Test
  void keepsEverythingThereAndTakesNoSecondNode() throws Exception {
    String url = postgres.url(database);
    String id;
    try (var first = serve("first", url)) {
      int port = Integer.parseInt(first.nextLine().replaceAll(".*:(\\d+) \\(.*", "$1"));
      String token = Files.readString(folder.resolve("first/admin-token")).strip();
      try (var http = new HttpCaller(URI.create("http://127.0.0.1:" + port), token)) {
        id =
            http.post("/conversations", "{\"customer_id\":\"2\",\"survey_id\":\"1\"}")
                .is(201)
                .path("conversation_id")
                .asText();
        http.post("/conversations/" + id + "/messages", "{\"content\":\"Vanilla\"}").is(201);
      }
      try (var second = serve("second", url)) {
        assertThat(second.exitCode()).isEqualTo(4);
        assertThat(second.stdout()).isEmpty();
        assertThat(second.stderr()).contains("in use by another node", "Stop that one first");
      }
      first.terminate();
      assertThat(first.exitCode()).isZero();
    }
    assertThat(folder.resolve("first/survey-console.mv.db")).doesNotExist();
    try (var later = serve("first", url)) {
      int port = Integer.parseInt(later.nextLine().replaceAll(".*:(\\d+) \\(.*", "$1"));
      String token = Files.readString(folder.resolve("first/admin-token")).strip();
      try (var http = new HttpCaller(URI.create("http://127.0.0.1:" + port), token)) {
        assertThat(http.get("/conversations/" + id + "/messages").is(200)).hasSize(3);
        assertThat(http.get("/conversations/" + id).is(200).path("answers").path("q1").asText())
            .isEqualTo("1");
        assertThat(http.get("/customers").is(200)).hasSize(2);
      }
      later.terminate();
      assertThat(later.exitCode()).isZero();
    }
  }

  @Test
  void saysWhatIsInTheWay() throws Exception {
    try (var unreachable = serve("a", "jdbc:postgresql://127.0.0.1:1/x")) {
      assertThat(unreachable.exitCode()).isEqualTo(4);
      assertThat(unreachable.stderr()).contains("cannot be reached", "See that PostgreSQL runs");
    }
    try (var missing = serve("b", postgres.url("nosuch"))) {
      assertThat(missing.exitCode()).isEqualTo(4);
      assertThat(missing.stderr()).contains("There is no database", "createdb");
    }
    String latin = "latin" + database;
    postgres.execute(
        "create database " + latin + " encoding 'LATIN1' locale 'C' template template0");
    try (var unfit = serve("c", postgres.url(latin))) {
      assertThat(unfit.exitCode()).isEqualTo(4);
      assertThat(unfit.stderr()).contains("LATIN1", "UTF8");
    }
  }
}
