package io.surveyconsole.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is killed while people answer.
class KilledServerIT {
  private static final int CLIENTS = 20;
  private static final int KILLS = 5;
  private static final int ANSWERS_BEFORE_KILL = 400;
  private static final int TRIES_OF_THE_CONTROL = 10;
  private static final String SURVEY = "long";

  @TempDir Path data;

  /// Answers as fast as it is asked, and notes what was confirmed.
  private static final class Answerer extends WebSocketClient {
    final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    final AtomicInteger confirmed;
    final String prefix;
    volatile long replySeq;
    private final JsonMapper mapper = new JsonMapper();
    private int sent;

    Answerer(URI address, String prefix, AtomicInteger confirmed) {
      super(address);
      this.prefix = prefix;
      this.confirmed = confirmed;
      setConnectionLostTimeout(0);
    }

    private void answer() {
      sent++;
      send(
          "{\"content\":\"answer %s-%d\",\"client_message_id\":\"%s-%d\"}"
              .formatted(prefix, sent, prefix, sent));
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

  @Test
  void losesNothingThatWasConfirmed() throws Exception {
    for (int kill = 1; kill <= KILLS; kill++) {
      var round = killWhileAnswering("synced", kill);
      assertThat(round.confirmed()).isGreaterThanOrEqualTo(ANSWERS_BEFORE_KILL);
      assertThat(round.lost()).as("confirmed before kill %d, gone after it", kill).isEmpty();
    }
  }

  /// The control: with the database's own write delay and no sync the same kill loses answers, so
  /// the test above would notice.
  @Test
  void wouldLoseAnswersWithoutWaitingForTheDisk() throws Exception {
    for (int kill = 1; kill <= TRIES_OF_THE_CONTROL; kill++) {
      if (!killWhileAnswering("delayed", kill).lost().isEmpty()) {
        return;
      }
    }
    throw new AssertionError(
        "the control lost nothing in %d kills".formatted(TRIES_OF_THE_CONTROL));
  }

  private record Round(int confirmed, List<String> lost) {}

  private Round killWhileAnswering(String store, int round) throws Exception {
    var confirmed = new AtomicInteger();
    var clients = new ArrayList<Answerer>();
    var conversations = new ArrayList<String>();
    try (var server = ServerProcess.start(store, data)) {
      var api = new Api(server.address(), server.token());
      api.publishLongSurvey(SURVEY, 200);
      for (int i = 0; i < CLIENTS; i++) {
        String conversation = api.begin(SURVEY);
        conversations.add(conversation);
        clients.add(
            new Answerer(
                URI.create("ws://" + server.address().getAuthority() + "/ws/" + conversation),
                round + "-" + i,
                confirmed));
      }
      clients.forEach(WebSocketClient::connect);
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(1))
          .until(() -> confirmed.get() >= ANSWERS_BEFORE_KILL);
      server.kill();
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> clients.stream().allMatch(WebSocketClient::isClosed));
    }
    try (var server = ServerProcess.start(store, data)) {
      var api = new Api(server.address(), server.token());
      var lost = new ArrayList<String>();
      for (int i = 0; i < CLIENTS; i++) {
        compare(api, conversations.get(i), clients.get(i), lost);
      }
      return new Round(confirmed.get(), lost);
    }
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
