package io.surveyconsole.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.surveyconsole.server.load.Api;
import io.surveyconsole.server.load.FloodFleet;
import io.surveyconsole.server.load.Generator;
import io.surveyconsole.server.load.JvmProbe;
import io.surveyconsole.server.load.LoadGenerator;
import io.surveyconsole.server.load.ServerProcess;
import io.surveyconsole.server.testing.SilentSocket;
import io.surveyconsole.server.testing.Size;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Many who are connected to conversations in which much is said, and never read.
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class SlowReadersIT {
  private static final int READERS = Size.of(20, 200);
  private static final int GREEDY = Size.of(60, 200);
  private static final int LONG_HISTORY = 700;
  private static final int PAIRS = Size.of(0, 5);
  private static final double EACH_PER_SECOND = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /// The promise is 15 seconds; a busy machine may take longer.
  private static final long GONE_WITHIN_MILLIS = 45_000;

  /// What the server keeps for one of them at most, with room for how it keeps it.
  private static final long MOST_KIB_EACH = 3 * 1024;

  private final JsonMapper json = new JsonMapper();

  private static final class Returner extends WebSocketClient {
    final CompletableFuture<String> history = new CompletableFuture<>();

    Returner(URI address) {
      super(address);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String text) {
      if (text.startsWith("{\"type\":\"history\"")) {
        history.complete(text);
      }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {}

    @Override
    public void onError(Exception e) {}
  }

  @Test
  void areCutOffSoonAndFindEverythingWhenTheyComeBack(@TempDir Path data) throws Exception {
    try (var server = ServerProcess.start(List.of("-Xmx1g"), "synced", data);
        var talkers = Generator.start(FloodFleet.class, server, READERS, EACH_PER_SECOND)) {
      List<String> conversations =
          Pattern.compile(" ").splitAsStream(talkers.expectLine()).toList();
      talkers.expectLine();
      var api = new Api(server.address(), server.token());
      var probe = new JvmProbe(server.pid());
      long before = probe.liveHeapKib();
      long stalledMillis = cutOff(server, api, conversations, "");
      long grown = probe.liveHeapKib() - before;
      System.out.printf(
          "%d never read; each was gone at most %d ms after it took nothing more; live heap %+d KiB%n",
          READERS, stalledMillis, grown);
      assertThat(stalledMillis).isLessThan(GONE_WITHIN_MILLIS);
      assertThat(grown).isLessThan(READERS * MOST_KIB_EACH);
      for (String conversation : conversations) {
        expectNothingMissing(server, conversation, 20);
      }
      comparePairs(server, api, conversations);
    }
  }

  /// Greetings that nobody reads must not fill the memory: a long conversation's history is large.
  /// And those who have said little do not wait for it.
  @Test
  void doNotFillTheMemoryWithGreetings(@TempDir Path data) throws Exception {
    String words = "\"" + "many words, which are no option, ".repeat(110) + "\"";
    try (var server =
        ServerProcess.start(List.of("-Xmx96m", "-XX:+ExitOnOutOfMemoryError"), "synced", data)) {
      var api = new Api(server.address(), server.token());
      String conversation = api.begin("1");
      String somebodyElse = api.begin("1");
      for (int i = 0; i < LONG_HISTORY; i++) {
        api.send(
            "POST", "/conversations/" + conversation + "/messages", "{\"content\":" + words + "}");
      }
      var readers = new ArrayList<Socket>();
      try {
        for (int i = 0; i < GREEDY; i++) {
          readers.add(SilentSocket.upgraded(server.address(), conversation));
        }
        awaitConnections(api, open -> open == GREEDY);
        expectNothingMissing(server, somebodyElse, 1); // does not wait behind them
        awaitConnections(api, open -> open < GREEDY); // who reads nothing does not stay
      } finally {
        for (Socket reader : readers) {
          reader.close();
        }
      }
      expectNothingMissing(server, conversation, 2 * LONG_HISTORY);
      assertThat(api.get("/health").get("healthy").asBoolean()).isTrue();
    }
  }

  private static void awaitConnections(Api api, IntPredicate open) {
    Awaitility.await().atMost(PATIENCE).until(() -> open.test(api.get("/connections").size()));
  }

  /// Lets them connect and read nothing, and waits until the last is gone.
  ///
  /// @return the longest time that one had something waiting before it was gone
  private static long cutOff(
      ServerProcess server, Api api, List<String> conversations, String query) throws Exception {
    var readers = new ArrayList<Socket>();
    Map<String, Long> waitingSince = new HashMap<>();
    var longest = new long[1];
    try {
      for (String conversation : conversations) {
        readers.add(SilentSocket.upgraded(server.address(), conversation + query));
      }
      awaitConnections(api, open -> open == 2 * conversations.size());
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> {
            longest[0] = Math.max(longest[0], waiting(api.get("/connections"), waitingSince));
            return api.get("/connections").size() == conversations.size();
          });
      return TimeUnit.NANOSECONDS.toMillis(longest[0]);
    } finally {
      for (Socket reader : readers) {
        reader.close();
      }
    }
  }

  /// Notes since when something waits for whom.
  ///
  /// @return how long it has been at most
  private static long waiting(JsonNode connections, Map<String, Long> since) {
    long now = System.nanoTime();
    long longest = 0;
    for (JsonNode connection : connections) {
      String id = connection.get("id").asText();
      if (connection.get("queued_frames").asInt() == 0) {
        since.remove(id);
      } else {
        longest = Math.max(longest, now - since.computeIfAbsent(id, _ -> now));
      }
    }
    return longest;
  }

  private void expectNothingMissing(ServerProcess server, String conversation, int atLeast)
      throws Exception {
    var returner =
        new Returner(URI.create("ws://" + server.address().getAuthority() + "/ws/" + conversation));
    returner.connect();
    JsonNode history = json.readTree(returner.history.get(4, TimeUnit.MINUTES)).get("messages");
    long expected = 1;
    for (JsonNode message : history) {
      assertThat(message.get("seq").asLong()).isEqualTo(expected++);
    }
    assertThat(expected).isGreaterThan(atLeast);
    returner.close();
  }

  /// What the others notice of them: their 99th percentile with readers that never read and
  /// without, alternately.
  private static void comparePairs(ServerProcess server, Api api, List<String> conversations)
      throws Exception {
    var ratios = new ArrayList<Double>();
    for (int pair = 0; pair < PAIRS; pair++) {
      double without = p99(server);
      var cutting = CompletableFuture.supplyAsync(() -> cutOffQuietly(server, api, conversations));
      double with = p99(server);
      cutting.get(10, TimeUnit.MINUTES);
      ratios.add(with / without);
      System.out.printf(
          Locale.ROOT, "the others' p99 %.1f ms without them, %.1f ms with them%n", without, with);
    }
    if (!ratios.isEmpty()) {
      ratios.sort(null);
      System.out.printf(
          Locale.ROOT, "median ratio %.2f (wanted: at most 1.3)%n", ratios.get(ratios.size() / 2));
    }
  }

  private static long cutOffQuietly(ServerProcess server, Api api, List<String> conversations) {
    try {
      return cutOff(server, api, conversations, "?last_seq=1000000"); // no history
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static double p99(ServerProcess server) throws IOException {
    try (var others = Generator.start(LoadGenerator.class, server, 100, 3, 20, 500.0, 600)) {
      return Double.parseDouble(others.expectLine().replaceAll(".* ", ""));
    }
  }
}
