package io.surveyconsole.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.surveyconsole.server.load.Api;
import io.surveyconsole.server.load.ServerProcess;
import io.surveyconsole.server.testing.PostgresServer;
import io.surveyconsole.server.testing.Size;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A server that is killed while people answer as fast as they are asked. When it is there again,
/// who waits for a confirmation sends the same again, as the protocol asks of a client.
@Execution(ExecutionMode.CONCURRENT)
@Tag("faults")
class KilledServerIT {
  private static final int CLIENTS = Size.of(20, 50);
  private static final int KILLS = Size.of(2, 30);
  private static final int ANSWERS_BEFORE_KILL = 400;
  private static final int TRIES_OF_THE_CONTROL = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SURVEY = "long";

  @TempDir Path data;

  /// Answers as fast as it is asked, and notes what was confirmed.
  private static final class Answerer extends WebSocketClient {
    final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    final AtomicInteger confirmed;
    final String prefix;
    volatile long replySeq;
    final AtomicInteger sent = new AtomicInteger();
    private final JsonMapper mapper = new JsonMapper();

    Answerer(URI address, String prefix, AtomicInteger confirmed) {
      super(address);
      this.prefix = prefix;
      this.confirmed = confirmed;
      setConnectionLostTimeout(0);
    }

    private void answer() {
      send(said(prefix, sent.incrementAndGet()));
    }

    static String said(String prefix, int number) {
      return "{\"content\":\"answer %s-%d\",\"client_message_id\":\"%s-%d\"}"
          .formatted(prefix, number, prefix, number);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String text) {
      try {
        JsonNode frame = mapper.readTree(text);
        switch (frame.get("type").asText()) {
          case "history" -> answer();
          case "ack" -> {
            acknowledged.put(frame.get("client_message_id").asText(), frame.get("seq").asLong());
            confirmed.incrementAndGet();
          }
          case "message" -> {
            replySeq = frame.get("seq").asLong();
            answer();
          }
          default -> {}
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {}

    @Override
    public void onError(Exception e) {}
  }

  /// Sends once more what was not confirmed.
  private static final class Returner extends WebSocketClient {
    final CompletableFuture<Boolean> repeated = new CompletableFuture<>();
    private final String said;
    private final JsonMapper mapper = new JsonMapper();

    Returner(URI address, String said) {
      super(address);
      this.said = said;
      setConnectionLostTimeout(0);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String text) {
      try {
        JsonNode frame = mapper.readTree(text);
        switch (frame.get("type").asText()) {
          case "history" -> send(said);
          case "ack" -> repeated.complete(frame.path("duplicate").asBoolean());
          default -> {}
        }
      } catch (IOException e) {
        repeated.completeExceptionally(e);
      }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {}

    @Override
    public void onError(Exception e) {}
  }

  private interface Starts {
    ServerProcess start() throws IOException;
  }

  @Test
  void losesNothingAndRepeatsNothing() throws Exception {
    kill(() -> ServerProcess.start("synced", data), KILLS);
  }

  @Test
  void losesNothingAndRepeatsNothingEncrypted() throws Exception {
    kill(() -> ServerProcess.start("encrypted", data), Math.ceilDiv(KILLS, 3));
  }

  @Test
  void losesNothingAndRepeatsNothingWithPostgres() throws Exception {
    var postgres = PostgresServer.shared();
    String url = postgres.url(postgres.newDatabase());
    kill(
        () ->
            ServerProcess.start(
                "configured",
                data,
                "database.url=" + url,
                "database.user=" + PostgresServer.user()),
        Math.ceilDiv(KILLS, 2));
  }

  private void kill(Starts starts, int kills) throws Exception {
    int confirmed = 0;
    int stored = 0;
    for (int kill = 1; kill <= kills; kill++) {
      var round = killWhileAnswering(starts, kill);
      assertThat(round.confirmed()).isGreaterThanOrEqualTo(ANSWERS_BEFORE_KILL);
      assertThat(round.lost()).as("confirmed before kill %d, gone after it", kill).isEmpty();
      confirmed += round.confirmed();
      stored += round.storedUnconfirmed();
    }
    System.out.printf(
        "%d kills under %d clients: %d confirmed, 0 lost, 0 twice; %d of the unconfirmed were stored%n",
        kills, CLIENTS, confirmed, stored);
  }

  /// The control: with the database's own write delay and no sync the same kill loses answers, so
  /// the test above would notice.
  @Test
  void wouldLoseAnswersWithoutWaitingForTheDisk() throws Exception {
    for (int kill = 1; kill <= TRIES_OF_THE_CONTROL; kill++) {
      if (!killWhileAnswering(() -> ServerProcess.start("delayed", data), kill).lost().isEmpty()) {
        return;
      }
    }
    throw new AssertionError(
        "the control lost nothing in %d kills".formatted(TRIES_OF_THE_CONTROL));
  }

  private record Round(int confirmed, List<String> lost, int storedUnconfirmed) {}

  private static Round killWhileAnswering(Starts starts, int round) throws Exception {
    var confirmed = new AtomicInteger();
    var clients = new ArrayList<Answerer>();
    var conversations = new ArrayList<String>();
    try (var server = starts.start()) {
      var api = new Api(server.address(), server.token());
      api.publishLongSurvey(SURVEY, 400);
      for (int i = 0; i < CLIENTS; i++) {
        String conversation = api.begin(SURVEY);
        conversations.add(conversation);
        clients.add(new Answerer(socket(server, conversation), round + "-" + i, confirmed));
      }
      clients.forEach(WebSocketClient::connect);
      int enough = ANSWERS_BEFORE_KILL + new Random(round).nextInt(ANSWERS_BEFORE_KILL);
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> confirmed.get() >= enough);
      server.kill();
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> clients.stream().allMatch(WebSocketClient::isClosed));
    }
    try (var server = starts.start()) {
      var api = new Api(server.address(), server.token());
      var lost = new ArrayList<String>();
      for (int i = 0; i < CLIENTS; i++) {
        compare(api, conversations.get(i), clients.get(i), lost);
      }
      int stored = 0;
      if (lost.isEmpty()) {
        for (int i = 0; i < CLIENTS; i++) {
          stored += sendAgain(server, conversations.get(i), clients.get(i)) ? 1 : 0;
          expectAllOnce(api, conversations.get(i), clients.get(i));
        }
      }
      return new Round(confirmed.get(), lost, stored);
    }
  }

  private static URI socket(ServerProcess server, String conversation) {
    return URI.create("ws://" + server.address().getAuthority() + "/ws/" + conversation);
  }

  /// Returns whether the server had it already.
  private static boolean sendAgain(ServerProcess server, String conversation, Answerer client)
      throws Exception {
    var again =
        new Returner(socket(server, conversation), Answerer.said(client.prefix, client.sent.get()));
    again.connect();
    boolean repeated = again.repeated.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    again.close();
    return repeated;
  }

  private static void expectAllOnce(Api api, String conversation, Answerer client)
      throws Exception {
    var said = new ArrayList<String>();
    for (JsonNode message : api.get("/conversations/" + conversation + "/messages")) {
      if (message.get("sender").asText().equals("USER")) {
        said.add(message.get("content").asText());
      }
    }
    assertThat(said)
        .isEqualTo(
            IntStream.rangeClosed(1, client.sent.get())
                .mapToObj(number -> "answer " + client.prefix + "-" + number)
                .toList());
  }

  /// What is stored is in order and without a gap or a repeat; what of the confirmed is missing is
  /// added to `lost`.
  private static void compare(Api api, String conversation, Answerer client, List<String> lost)
      throws Exception {
    JsonNode stored;
    try {
      stored = api.get("/conversations/" + conversation + "/messages");
    } catch (IOException e) {
      lost.add("conversation " + conversation); // known to its client, and gone
      return;
    }
    Set<String> contents = new HashSet<>();
    long expected = 1;
    long answer = 1;
    for (JsonNode message : stored) {
      assertThat(message.get("seq").asLong()).isEqualTo(expected++);
      if (message.get("sender").asText().equals("USER")) {
        assertThat(message.get("content").asText())
            .isEqualTo("answer " + client.prefix + "-" + answer++);
        assertThat(contents.add(message.get("content").asText())).isTrue();
      }
    }
    client.acknowledged.forEach((id, seq) -> {
      JsonNode message = stored.get((int) (seq - 1));
      if (message == null) {
        lost.add(id);
      } else {
        assertThat(message.get("content").asText()).isEqualTo("answer " + id);
      }
    });
    if (client.replySeq > stored.size()) {
      lost.add("the reply " + client.replySeq + " of " + client.prefix);
    }
  }
}
