package io.surveyconsole.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surveyconsole.server.load.Api;
import io.surveyconsole.server.load.ServerProcess;
import io.surveyconsole.server.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A server that is killed while it indexes what was said finds all of it later.
@Execution(ExecutionMode.CONCURRENT)
@Tag("faults")
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
    Set<String> said = ConcurrentHashMap.newKeySet();
    Set<String> doubtful = ConcurrentHashMap.newKeySet();
    for (int kill = 0; kill < KILLS; kill++) {
      try (var server = ServerProcess.start(store, data, settings)) {
        var api = new Api(server.address(), server.token());
        var alive = new AtomicBoolean(true);
        Thread talking = Thread.ofVirtual().start(() -> talk(api, alive, said, doubtful));
        var before = new AtomicLong();
        Awaitility.await("the index has taken some in")
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(1))
            .until(() -> {
              long now = behind(api);
              return now < before.getAndSet(now) && said.size() >= CONVERSATIONS;
            });
        server.kill();
        alive.set(false);
        talking.join();
      }
    }
    try (var server = ServerProcess.start(store, data, settings)) {
      var api = new Api(server.address(), server.token());
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            JsonNode page = api.get("/conversations?in=transcript&limit=1000&q=zebra%20word7");
            assertThat(page.path("index_behind").asLong()).isZero();
            var found = new HashSet<>(page.findValuesAsText("id"));
            assertThat(found).containsAll(said);
            found.removeAll(said);
            assertThat(doubtful).containsAll(found);
          });
    }
  }

  private static long behind(Api api) throws IOException, InterruptedException {
    return api.get("/conversations?in=transcript&limit=1").path("index_behind").asLong();
  }

  private static void talk(Api api, AtomicBoolean alive, Set<String> said, Set<String> doubtful) {
    while (alive.get()) {
      try {
        String id = api.begin("1");
        doubtful.add(id); // until it is confirmed
        var _ =
            api.send(
                "POST",
                "/conversations/" + id + "/messages",
                "{\"content\":\"%s\"}".formatted(words()));
        said.add(id);
      } catch (IOException | InterruptedException e) {
        // it was killed, or is about to be
      }
    }
  }

  private static String words() {
    return IntStream.range(0, 80).mapToObj(i -> "word" + i).reduce("zebra", (a, b) -> a + " " + b);
  }
}
