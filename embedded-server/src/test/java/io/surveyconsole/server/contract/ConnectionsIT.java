package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.junit.jupiter.api.Test;

/// What is told of connections, and what is kept of those that ended.
@ContractTest
class ConnectionsIT {
  private static JsonNode of(RunningServer server, String conversation) {
    return server.http().get("/conversations/" + conversation + "/connections").is(200);
  }

  /// The only open one.
  private static JsonNode open(RunningServer server) {
    return server.http().get("/connections").is(200).path(0);
  }

  /// The one that ended last, as the feed of a console that comes just now tells it.
  private static JsonNode ended(RunningServer server, String conversation) {
    var feed = server.feed();
    feed.skipTo("live");
    return feed.frames().stream()
        .flatMap(frame -> StreamSupport.stream(frame.path("connections").spliterator(), false))
        .filter(row -> row.path("conversation_id").asText().equals(conversation))
        .filter(row -> row.has("closed_at"))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static void awaitReason(RunningServer server, String conversation, String reason) {
    Patience.until(() ->
        assertThat(ended(server, conversation).path("close_reason").asText()).matches(reason));
  }

  @Test
  void tellsHowFarAwayTheClientIs(RunningServer server) {
    server.join(server.begin());
    Patience.until(() -> assertThat(open(server).has("round_trip_millis")).isTrue());
    assertThat(open(server).path("round_trip_millis").longValue()).isNotNegative();
  }

  @Test
  void tellsAtWhichQuestionTheConversationIsNow(RunningServer server) {
    String id = server.begin();
    server.join(id);
    assertThat(open(server).path("question_index").intValue()).isZero();
    assertThat(open(server).path("total_questions").intValue()).isEqualTo(2);
    server.say(id, "Vanilla");
    assertThat(open(server).path("question_index").intValue()).isEqualTo(1);
  }

  @Test
  void countsHowOftenSomebodyCameBack(RunningServer server) {
    String id = server.begin();
    server.join(id).close();
    for (int times = 1; times <= 2; times++) {
      Patience.until(() -> assertThat(server.openConnections()).isZero());
      var again = server.open("/ws/" + id + "?reconnect=true");
      again.expectAll("state", "history");
      assertThat(open(server).path("reconnects").intValue()).isEqualTo(times);
      again.close();
    }
    Patience.until(() -> assertThat(server.openConnections()).isZero());
    server.join(server.begin());
    assertThat(open(server).path("reconnects").intValue()).isZero();
  }

  @Test
  void closesAllOfAConversationWithTheOperatorsReason(RunningServer server) {
    String id = server.begin();
    var phone = server.join(id);
    var desk = server.join(id);
    var other = server.join(server.begin());
    JsonNode closed =
        server.http().delete("/conversations/" + id + "/connections?reason=Please%20call").is(200);
    assertThat(closed.toString()).isEqualTo("{\"closed\":2}");
    assertThat(phone.expectClose(4403).reason()).isEqualTo("Please call");
    assertThat(desk.expectClose(4403).reason()).isEqualTo("Please call");
    other.expectSilence();
    Patience.until(() -> assertThat(server.openConnections()).isEqualTo(1));
    assertThat(server.http().delete("/conversations/" + id + "/connections").is(200).toString())
        .isEqualTo("{\"closed\":0}");
    server.http().delete("/conversations/unknown/connections").problem(404);
    server.http().get("/conversations/unknown/connections").problem(404);
  }

  @Test
  void listsWhoIsAndWasConnectedInTheOrderOfComing(RunningServer server) {
    String id = server.begin();
    server.open("/ws/" + id, Map.of("User-Agent", "First/1")).close();
    Patience.until(() -> assertThat(of(server, id).path(0).has("closed_at")).isTrue());
    var second = server.open("/ws/" + id + "?reconnect=true", Map.of("User-Agent", "Second/2"));
    second.expectAll("state", "history");
    second.answer("Vanilla", "m");
    second.expectAll("ack", "message");

    JsonNode both = of(server, id);
    assertThat(both.findValuesAsText("client")).containsExactly("First/1", "Second/2");
    assertThat(both.path(0).path("close_code").intValue()).isBetween(1000, 1006);
    assertThat(both.path(0).path("reconnection").booleanValue()).isFalse();
    assertThat(both.path(1).has("closed_at")).isFalse();
    assertThat(both.path(1).path("reconnection").booleanValue()).isTrue();
    assertThat(both.path(1).path("messages_in").intValue()).isEqualTo(1);
    assertThat(
            server
                .http()
                .get("/conversations/" + id + "/connections?limit=1")
                .is(200)
                .findValuesAsText("client"))
        .containsExactly("Second/2");
    server.http().get("/conversations/" + id + "/connections?limit=0").problem(400);
  }

  @Test
  void recordsWhatEndsWithTheServerAndShowsItAfterARestart(RunningServer server) {
    String id = server.begin();
    var early = server.open("/ws/" + id, Map.of("User-Agent", "Early/1"));
    early.expectAll("state", "history");
    early.answer("Vanilla", "m");
    early.expectAll("ack", "message");
    server.http().delete("/conversations/" + id + "/connections?reason=Enough").is(200);
    early.expectClose(4403);
    var last = server.open("/ws/" + id, Map.of("User-Agent", "Last/2"));
    last.expectAll("state", "history", "resumed");

    server.stop();
    server.startAgain();

    JsonNode both = of(server, id);
    assertThat(both.findValuesAsText("client")).containsExactly("Early/1", "Last/2");
    assertThat(both.findValuesAsText("close_code")).containsExactly("4403", "4412");
    assertThat(both.path(0).path("close_reason").asText()).isEqualTo("Enough");
    assertThat(both.path(0).path("messages_in").intValue()).isEqualTo(1);
    assertThat(both.path(0).path("customer_name").asText()).isEqualTo("John Doe");
    var feed = server.feed();
    feed.skipTo("live");
    List<String> lately =
        feed.frames().stream().flatMap(frame -> frame.findValuesAsText("client").stream()).toList();
    assertThat(lately).containsExactly("Last/2", "Early/1");
  }

  @Test
  void recordsNothingOfWhoNeverTookPart(RunningServer server) {
    String id = server.begin();
    var stranger = server.open("/ws/unknown");
    stranger.expect("error");
    stranger.expectClose(4404);
    var wrong = server.open("/ws/" + id + "?token=wrong");
    wrong.expect("error");
    wrong.expectClose(4401);
    server.join(id).close();
    Patience.until(() -> assertThat(of(server, id).path(0).has("closed_at")).isTrue());
    assertThat(of(server, id)).hasSize(1);
    assertThat(ended(server, "unknown").path("close_code").intValue()).isEqualTo(4404);
    server.stop();
    server.startAgain();
    assertThat(of(server, id)).hasSize(1);
    assertThat(ended(server, "unknown").isMissingNode()).isTrue();
  }

  @Test
  void tellsTheOperatorTheHowManyethWrongTokenItWas(RunningServer server) {
    String id = server.begin();
    for (String place : List.of("first", "second", "third")) {
      var client = server.open("/ws/" + id + "?token=secretly-wrong");
      client.expect("error");
      assertThat(client.expectClose(4401).reason()).doesNotContain("third", "from this");
      awaitReason(server, id, "wrong token \\(" + place + " from this address\\)");
    }
  }

  @Test
  @ServerPerTest.With("limits.messages-per-second=1")
  void tellsTheOperatorHowManyMessagesWereRefused(RunningServer server) {
    String id = server.begin();
    var client = server.join(id);
    String many = "{\"type\":\"heartbeat\"}";
    try {
      for (int i = 0; i < 40 && client.raw().isOpen(); i++) {
        client.send(many);
      }
    } catch (WebsocketNotConnectedException e) {
      // it was closed in between, which is what is wanted
    }
    awaitReason(server, id, "21 messages refused in a row");
  }

  @Test
  @ServerPerTest.With("timeouts.idle-seconds=1")
  void tellsTheOperatorForHowLongNothingCame(RunningServer server) {
    String id = server.begin();
    server.join(id).expectClose(4408);
    awaitReason(server, id, "nothing for [1-9]\\d* s");
  }

  @Test
  @ServerPerTest.With("limits.connections-per-conversation=1")
  void tellsTheOperatorWhichLimitItWas(RunningServer server) {
    String id = server.begin();
    server.join(id);
    var second = server.connect(id);
    second.expect("error");
    second.expectClose(4429);
    awaitReason(server, id, "more than 1 connection in the conversation");
  }

  @Test
  void keepsNoWordsOfTheNetworkLibraryForALineThatBroke(RunningServer server) {
    String id = server.begin();
    var raw = server.raw();
    raw.upgrade("/ws/" + id, "Host: localhost");
    Patience.until(() -> assertThat(server.openConnections()).isEqualTo(1));
    raw.abort();
    Patience.until(
        () -> assertThat(ended(server, id).path("close_code").intValue()).isEqualTo(1006));
    assertThat(ended(server, id).path("close_reason").asText()).isEmpty();
  }
}
