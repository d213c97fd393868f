package io.surveyconsole.server.load;

import static org.awaitility.Awaitility.await;

import io.surveyconsole.server.keys.DatabaseKeys;
import io.surveyconsole.server.storage.jdbc.Engine;
import io.surveyconsole.server.storage.jdbc.JdbcStore;
import io.surveyconsole.server.storage.jdbc.h2.H2Engine;
import io.surveyconsole.server.storage.jdbc.postgres.Postgres;
import io.surveyconsole.server.storage.jdbc.postgres.PostgresEngine;
import io.surveyconsole.server.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How long the list of conversations takes, and a search in it, in a database of 100,000 with 11
/// messages each, in H2 and in PostgreSQL: through the HTTP API of a server in a process of its
/// own, each first just after that was started, then again and again, and always after a
/// conversation has begun. Nothing is asserted.
public final class FindingBenchmark {
  private static final int CONVERSATIONS =
      Integer.getInteger("survey-console.conversations", 100_000);
  private static final int ROUNDS = 11;

  private static final List<String> QUERIES =
      List.of(
          "",
          "?limit=1000",
          "?status=completed",
          "?survey_id=survey-3&status=active",
          "?q=topic",
          "?q=topic%20417",
          "?q=customer-9",
          "?q=example.com",
          "?q=ba&limit=1000",
          "?q=zanzibar",
          "?q=zanzibar%20example%20survey%20topic",
          "?q=topic%20417&status=completed",
          "?q=zanzibar&survey_id=survey-3&status=active",
          "?status=active,completed&survey_id=survey-3&survey_id=survey-7",
          "?customer_id=customer-5",
          "?active_before=2026-01-02T00:00:00Z",
          "?active_since=2027-01-02T00:00:00Z&test=true",
          "?in=transcript&q=chocolate",
          "?in=transcript&q=pistachio",
          "?in=transcript&q=zanzibar",
          "?in=transcript&q=b",
          "?in=transcript&q=choc%20pist",
          "?in=transcript&q=choc%20ba%20d%20ke",
          "?in=transcript&q=choc&survey_id=survey-3&status=active&test=true",
          "?in=transcript&q=chocolate&limit=1000");

  private FindingBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    System.out.printf("%d conversations, %d rounds%n", CONVERSATIONS, ROUNDS);
    Path folder = Files.createTempDirectory("survey-console-bench");
    if (arguments.length == 0 || arguments[0].equals("H2")) {
      if (arguments.length > 1) {
        folder = Path.of(arguments[1]); // of an earlier run
      } else {
        fill("H2", new H2Engine(folder.toString(), DatabaseKeys.none()));
      }
      measure("H2", "synced", folder);
    }
    if (arguments.length == 0 || arguments[0].equals("PostgreSQL")) {
      measurePostgres();
    }
    System.exit(0);
  }

  private static void measurePostgres() throws Exception {
    try (var server = PostgresServer.start(Files.createTempDirectory("survey-console-bench"))) {
      String url = server.url(server.newDatabase());
      fill(
          "PostgreSQL",
          new PostgresEngine(
              new Postgres(url, PostgresServer.user(), null), Duration.ofSeconds(10)));
      measure(
          "PostgreSQL",
          "configured",
          Files.createTempDirectory("survey-console-bench"),
          "database.url=" + url,
          "database.user=" + PostgresServer.user());
    }
  }

  private static void fill(String name, Engine engine) {
    long before = System.nanoTime();
    try (var store = JdbcStore.open(engine)) {
      FilledDatabase.fill(store, CONVERSATIONS);
    }
    System.out.printf("%s filled in %d s%n", name, (System.nanoTime() - before) / 1_000_000_000);
  }

  private static void measure(String name, String store, Path data, String... settings)
      throws Exception {
    try (var server = ServerProcess.start(store, data, settings)) {
      awaitIndex(name, new Api(server.address(), server.token()));
    }
    for (String query : QUERIES) {
      // Each first one is asked of a server that was just started.
      try (var server = ServerProcess.start(store, data, settings)) {
        var api = new Api(server.address(), server.token());
        double first = millis(api, query);
        var more = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
          more[round] = millis(api, query);
        }
        Arrays.sort(more);
        System.out.printf(
            Locale.ROOT,
            "%-10s %-60s first %5.0f ms   median %5.0f ms   worst of %d %5.0f ms   %4d found%n",
            name,
            "/conversations" + query,
            first,
            more[ROUNDS / 2],
            ROUNDS,
            more[ROUNDS - 1],
            api.get("/conversations" + query).path("items").size());
      }
    }
  }

  private static void awaitIndex(String name, Api api) throws Exception {
    long before = System.nanoTime();
    await("the index has caught up")
        .atMost(Duration.ofMinutes(30))
        .until(() ->
            api.get("/conversations?in=transcript&limit=1").path("index_behind").asLong() == 0);
    System.out.printf(
        "%s: what was said is indexed after %d s%n",
        name, (System.nanoTime() - before) / 1_000_000_000);
  }

  private static double millis(Api api, String query) throws Exception {
    // Else a database may give the answer that it gave before.
    api.send("POST", "/conversations", "{\"customer_id\":\"customer-1\",\"survey_id\":\"1\"}");
    long before = System.nanoTime();
    api.get("/conversations" + query);
    return (System.nanoTime() - before) / 1e6;
  }
}
