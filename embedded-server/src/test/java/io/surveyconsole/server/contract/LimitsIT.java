package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@ContractTest
class LimitsIT {
  private static final String HEARTBEAT = "{\"type\":\"heartbeat\"}";

  @Test
  @ServerPerTest.With("limits.messages-per-second=1")
  void refusesEachMessageThatComesTooFastAndStaysOpen(RunningServer server) {
    server.publish(Definition.ofTexts("texts", 30));
    String id = server.begin("texts");
    var client = server.join(id);
    for (int i = 1; i <= 12; i++) {
      client.answer("answer " + i, "id-" + i);
    }
    int taken = 0;
    int refused = 0;
    while (taken + refused < 12) {
      JsonNode frame = frame(client);
      switch (frame.path("type").asText()) {
        case "ack" -> taken++;
        case "error" -> refused++;
        default -> {}
      }
    }
    assertThat(taken).isBetween(4, 11); // a slow machine takes as long as a new one is free
    assertThat(server.http().get("/conversations/" + id).is(200).path("messages"))
        .hasSize(1 + 2 * taken);
    expectCounted(server, "message_rate", refused);
    client.close();
    var back = server.connect(id);
    back.skipTo("resumed");
    back.answer("and on it goes", "last");
    back.skipTo("ack");
  }

  @Test
  @ServerPerTest.With("limits.messages-per-second=1")
  void closesWith4429WhoGoesOnAllTheSame(RunningServer server) {
    var client = server.join(server.begin());
    for (int i = 0; i < 200 && !client.closed(); i++) {
      try {
        client.send(HEARTBEAT);
      } catch (org.java_websocket.exceptions.WebsocketNotConnectedException e) {
        break; // it was closed just now
      }
    }
    List<RecordingClient.Event> events = client.untilClosed();
    assertThat(events.getLast())
        .isEqualTo(new RecordingClient.Event.Closed(4429, "Too many messages", true));
    assertThat(client.frames().stream().filter(LimitsIT::isError)).hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  @ServerPerTest.With("limits.messages-per-second=1")
  void refusesRespondentsWhoCallTooFastButNoScript(RunningServer server) {
    server.publish(Definition.ofTexts("texts", 40));
    String id = server.begin("texts");
    int refused = 0;
    int looksRefused = 0;
    for (int i = 0; i < 12; i++) {
      var answer =
          server.anonymous().post("/conversations/" + id + "/messages", "{\"content\":\"x\"}");
      if (answer.status() != 201) {
        answer.problem(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        refused++;
      }
    }
    assertThat(refused).isPositive();
    for (String path : List.of("", "/messages", "/resume")) {
      for (int i = 0; i < 12; i++) {
        var answer =
            path.equals("/resume")
                ? server.anonymous().post("/conversations/" + id + path, "{}")
                : server.anonymous().get("/conversations/" + id + path);
        if (answer.status() != 200) {
          answer.problem(429);
          refused++;
          looksRefused++;
        }
      }
    }
    assertThat(looksRefused).isPositive();
    for (int i = 0; i < 12; i++) {
      server.say(id, "from a script");
      server.http().get("/conversations/" + id).is(200);
    }
    expectCounted(server, "message_rate", refused);
  }

  @Test
  void makesWhoeverGuessesTokensWaitAndNobodyWhoHasOne(RunningServer server) {
    var mine = server.beginWithToken();
    var guesser = server.anonymous().withToken("guess");
    for (int i = 0; i < 10; i++) {
      guesser.get(i % 2 == 0 ? "/surveys" : "/nowhere").problem(401);
    }
    long before = System.nanoTime();
    guesser.get("/nowhere").problem(401);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(1));
    try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpAnswer>> answers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        answers.add(many.submit(() -> guesser.get("/conversations/" + mine.id())));
      }
      server.http().get("/surveys").is(200);
      server.anonymous().withToken(mine.token()).get("/conversations/" + mine.id()).is(200);
      server.open("/ws/" + mine.id() + "?token=" + mine.token()).expectAll("state", "history");
      assertThat(answers).extracting(answer -> answer.get().status()).contains(401, 429);
    }
    var client = server.open("/ws/" + mine.id() + "?token=guess");
    client.expect("error");
    client.untilClosed();
  }

  private static boolean isError(JsonNode frame) {
    return frame.path("type").asText().equals("error");
  }

  @Test
  @ServerPerTest.With("limits.connections-per-conversation=2")
  void closesWith4429WhoIsOneTooManyInAConversation(RunningServer server) {
    String id = server.begin();
    var first = server.join(id);
    server.join(id);
    var third = server.connect(id);
    assertThat(third.expect("error").path("message").asText()).contains("conversation");
    third.expectClose(4429);
    expectCounted(server, "connections_of_conversation", 1);
    server.join(server.begin());
    first.close();
    Patience.until(() -> assertThat(server.openConnections()).isEqualTo(2));
    server.join(id);
  }

  @Test
  @ServerPerTest.With({"limits.connections-per-address=2", "server.trusted-proxies=127.0.0.1"})
  void closesWith4429WhoIsOneTooManyFromAnAddress(RunningServer server) {
    var mine = server.beginWithToken();
    String path = "/ws/" + mine.id() + "?token=" + mine.token();
    int seconds = 0;
    for (String address : List.of("192.0.2.1", "2001:db8:1:2::3", "::ffff:192.0.2.9")) {
      var headers = Map.of("X-Forwarded-For", "203.0.113.99, " + address);
      var first = server.open(path, headers);
      first.expectAll("state", "history");
      server.open(path, headers).expectAll("state", "history");
      var third = server.open(path, headers);
      assertThat(third.expect("error").path("message").asText()).contains("network");
      third.expectClose(4429);
      first.close();
      int left = ++seconds;
      Patience.until(() -> assertThat(server.openConnections()).isEqualTo(left));
    }
    var neighbour = Map.of("X-Forwarded-For", "2001:db8:1:2:ffff::1");
    var neighbours = server.open(path, neighbour);
    neighbours.expectAll("state", "history");
    server.open(path, neighbour).expect("error");
    expectCounted(server, "connections_of_address", 4);
  }

  @Test
  @ServerPerTest.With("limits.messages-per-conversation=8")
  void storesOnlyAnswersOnceAConversationIsLong(RunningServer server) {
    server.publish(Definition.ofOptions("choices", "a=Apple", "b=Pear"));
    String id = server.begin("choices");
    var client = server.join(id);
    for (int i = 0; i < 4; i++) {
      client.answer("a banana");
      client.expect("message");
    }
    assertThat(stored(server, id)).isEqualTo(9);
    client.answer("a banana", "fifth");
    assertThat(client.expect("error").path("message").asText())
        .contains("too many messages")
        .contains("Apple");
    server.http().post("/conversations/" + id + "/messages", "{\"content\":\"x\"}").problem(422);
    assertThat(stored(server, id)).isEqualTo(9);
    expectCounted(server, "conversation_length", 2);

    client.answer("Apple", "fifth");
    client.expectAll("ack", "message");
    client.answer("nothing else");
    client.expectAll("message", "completed");
    assertThat(stored(server, id)).isEqualTo(13);
  }

  private static int stored(RunningServer server, String id) {
    return server.http().get("/conversations/" + id + "/messages").is(200).size();
  }

  @Test
  void countsWhatItRefuses(RunningServer server) throws Exception {
    var mine = server.beginWithToken();
    server.open("/ws/" + mine.id() + "?token=wrong").expect("error");
    server.anonymous().withToken("wrong").get("/surveys").problem(401);
    try (var raw = RawSocket.connect(server.port())) {
      raw.request("GET /health HTTP/1.1", "Host: localhost", "Origin: https://evil.example");
    }
    try (var raw = RawSocket.connect(server.port())) {
      raw.request("GET /health HTTP/1.1", "Host: evil.example");
    }
    var big = server.join(mine.id());
    big.answer("x".repeat(70_000));
    big.expectClose(1009);
    var wordy = server.join(mine.id());
    wordy.answer("x".repeat(4_001));
    wordy.expect("error");
    server.http().post("/customers", "{\"name\":" + "[".repeat(60) + "}").problem(400);
    server.http().post("/customers", "\"" + "x".repeat(3_000_000) + "\"").problem(413);
    server.raw().request("GET /health HTTP/1.1", "Host: localhost", "X: " + "x".repeat(20_000));
    expectCounted(server, "message_size", 2);
    expectCounted(server, "request_size", 3);
    expectCounted(server, "token", 2);
    expectCounted(server, "origin", 1);
    expectCounted(server, "host", 1);
  }

  private static JsonNode frame(RecordingClient client) {
    return switch (client.next()) {
      case RecordingClient.Event.Frame(var json) -> json;
      case RecordingClient.Event other -> throw new AssertionError("not a frame: " + other);
    };
  }

  /// Waits until the operator's feed tells of so many.
  private static void expectCounted(RunningServer server, String refusal, long expected) {
    var feed = server.feed();
    Patience.until(() -> {
      server.begin(); // so that there is a change to be told
      JsonNode gauges = feed.skipTo("changes").path("gauges");
      assertThat(gauges.path("refused").path(refusal).asLong()).isEqualTo(expected);
    });
    feed.close();
  }
}
