package io.surveyconsole.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surveyconsole.server.load.Api;
import io.surveyconsole.server.load.ServerProcess;
import io.surveyconsole.server.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is killed while it indexes what was said finds all of it later.
class KilledIndexIT {
  private static final int KILLS = 3;
  private static final int CONVERSATIONS = 15;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path data;

  @Test
  void lacksNothingInH2() throws Exception {
    kill("synced");
  }

  @Test
  void lacksNothingInPostgres() throws Exception {
    var postgres = PostgresServer.shared();
    kill(
        "configured",
        "database.url=" + postgres.url(postgres.newDatabase()),
        "database.user=" + PostgresServer.user());
  }

  private void kill(String store, String... settings) throws Exception {
    Set<String> said = new HashSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      try (var server = ServerProcess.start(store, data, settings)) {
        var api = new Api(server.address(), server.token());
        for (int i = 0; i < CONVERSATIONS; i++) {
          String id = api.begin("1");
          api.send(
              "POST",
              "/conversations/" + id + "/messages",
              "{\"content\":\"%s\"}".formatted(words()));
          said.add(id);
        }
        server.kill();
      }
    }
    try (var server = ServerProcess.start(store, data, settings)) {
      var api = new Api(server.address(), server.token());
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            JsonNode page = api.get("/conversations?in=transcript&limit=1000&q=zebra%20word7");
            assertThat(page.path("index_behind").asLong()).isZero();
            assertThat(new HashSet<>(page.findValuesAsText("id"))).isEqualTo(said);
          });
    }
  }

  private static String words() {
    return IntStream.range(0, 80).mapToObj(i -> "word" + i).reduce("zebra", (a, b) -> a + " " + b);
  }
}
