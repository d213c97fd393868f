package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@ContractTest
class FeedIT {

  /// What a console knows: the newest row of everything.
  private static final class Console {
    private final RecordingClient feed;
    private final Map<String, JsonNode> conversations = new LinkedHashMap<>();
    private final Map<String, JsonNode> connections = new LinkedHashMap<>();

    Console(RunningServer server) {
      this.feed = server.feed();
    }

    /// Reads hello and the snapshot, and returns what `live` says.
    JsonNode untilLive() {
      JsonNode hello = feed.expect("hello");
      assertThat(hello.path("server_id").asText()).isNotBlank();
      assertThat(hello.path("version").asText()).isNotBlank();
      while (true) {
        if (feed.next() instanceof RecordingClient.Event.Frame(var frame)) {
          if (frame.path("type").asText().equals("live")) {
            return frame;
          }
          take(frame);
        }
      }
    }

    /// Reads changes until a conversation's row is as wanted.
    JsonNode conversation(String id, Predicate<JsonNode> wanted) {
      while (!conversations.containsKey(id) || !wanted.test(row(id))) {
        take(feed.expect("changes"));
      }
      return row(id);
    }

    /// Reads changes until some connection's row is as wanted.
    JsonNode connection(Predicate<JsonNode> wanted) {
      while (true) {
        var found = connections.values().stream().filter(wanted).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
        take(feed.expect("changes"));
      }
    }

    private JsonNode row(String id) {
      return conversations.getOrDefault(id, com.fasterxml.jackson.databind.node.NullNode.instance);
    }

    private void take(JsonNode changes) {
      assertThat(changes.path("type").asText()).isEqualTo("changes");
      for (JsonNode row : changes.path("conversations")) {
        conversations.merge(
            row.path("id").asText(),
            row,
            (known, news) ->
                news.path("last_seq").longValue() >= known.path("last_seq").longValue()
                    ? news
                    : known);
      }
      changes.path("connections").forEach(row -> connections.put(row.path("id").asText(), row));
    }
  }

  @Test
  void beginsWithHelloTheSnapshotAndLive(RunningServer server) {
    String id = server.begin();
    server.say(id, "Vanilla");
    server.join(server.begin());
    var console = new Console(server);
    JsonNode live = console.untilLive();
    assertThat(live.path("conversations").longValue()).isEqualTo(2);
    assertThat(console.conversations).hasSize(2);
    assertThat(console.row(id).path("last_seq").longValue()).isEqualTo(3);
    assertThat(console.row(id).path("progress").intValue()).isEqualTo(50);
    assertThat(console.connections).hasSize(1);
  }

  @Test
  void sendsTheSameRowsAsTheListOfConversations(RunningServer server) {
    String id = server.begin();
    server.say(id, "Vanilla");
    var console = new Console(server);
    console.untilLive();
    assertThat(server.http().get("/conversations").is(200).path("items").path(0))
        .isEqualTo(console.row(id));
  }

  @Test
  void tellsOfANewConversationAndWhatIsSaidInIt(RunningServer server) {
    var console = new Console(server);
    console.untilLive();
    String id = server.begin();
    JsonNode row = console.conversation(id, _ -> true);
    assertThat(row.path("customer_name").asText()).isEqualTo("John Doe");
    server.say(id, "Vanilla");
    row = console.conversation(id, known -> known.path("last_seq").longValue() == 3);
    assertThat(row.path("last_message").asText()).isEqualTo("Would you like to tell us why?");
    server.say(id, "no");
    row = console.conversation(id, known -> known.path("status").asText().equals("completed"));
    assertThat(row.path("progress").intValue()).isEqualTo(100);
    assertThat(row.path("completed_at").asText()).endsWith("Z");
  }

  @Test
  void tellsOfAConnectionThatOpensAndThatEndsWithCodeAndReason(RunningServer server) {
    String id = server.begin();
    var console = new Console(server);
    console.untilLive();
    server.join(id);
    JsonNode open = console.connection(row -> row.hasNonNull("customer_name"));
    assertThat(open.path("conversation_id").asText()).isEqualTo(id);
    assertThat(open.path("customer_name").asText()).isEqualTo("John Doe");
    assertThat(open.has("closed_at")).isFalse();

    server.http().delete("/connections/" + open.path("id").asText() + "?reason=Enough").is(204);
    JsonNode ended = console.connection(row -> row.hasNonNull("closed_at"));
    assertThat(ended.path("id")).isEqualTo(open.path("id"));
    assertThat(ended.path("close_code").intValue()).isEqualTo(4403);
    assertThat(ended.path("close_reason").asText()).isEqualTo("Enough");
  }

  @Test
  void tellsOfAClientThatClosesWithItsOwnCode(RunningServer server) {
    String id = server.begin();
    var console = new Console(server);
    console.untilLive();
    var client = server.join(id);
    client.raw().close(1001, "page closed");
    JsonNode ended = console.connection(row -> row.hasNonNull("closed_at"));
    assertThat(ended.path("close_code").intValue()).isEqualTo(1001);
    assertThat(ended.path("close_reason").asText()).isEqualTo("page closed");
  }

  @Test
  void tellsOfALineThatWasCut(RunningServer server) {
    String id = server.begin();
    var console = new Console(server);
    console.untilLive();
    var raw = RawSocket.connect(server.port());
    assertThat(raw.upgrade("/ws/" + id, "Host: localhost")).startsWith("HTTP/1.1 101");
    raw.abort();
    JsonNode ended = console.connection(row -> row.hasNonNull("closed_at"));
    assertThat(ended.path("close_code").intValue()).isEqualTo(1006);
  }

  @Test
  void tellsEveryConsoleTheSame(RunningServer server) {
    var first = new Console(server);
    first.untilLive();
    String id = server.begin();
    var second = new Console(server);
    second.untilLive();
    assertThat(second.conversations).containsOnlyKeys(id);
    server.say(id, "Vanilla");
    JsonNode row = first.conversation(id, known -> known.path("last_seq").longValue() == 3);
    assertThat(second.conversation(id, known -> known.path("last_seq").longValue() == 3))
        .isEqualTo(row);
  }

  @Test
  @ServerPerTest.With("limits.messages-per-second=1000000")
  void carriesTheNewestStateOnlyAndWholeRows(RunningServer server) {
    server.publish(Definition.ofTexts("long", 200));
    var console = new Console(server);
    console.untilLive();
    String id = server.begin("long");
    var tab = server.join(id);
    for (int i = 0; i < 200; i++) {
      tab.answer("answer " + i);
    }
    tab.skipTo("completed");
    console.conversation(id, known -> known.path("last_seq").longValue() == 401);
    long rows = 0;
    for (JsonNode frame : console.feed.frames()) {
      long inThisBatch = 0;
      for (JsonNode row : frame.path("conversations")) {
        inThisBatch++;
        assertThat(row.has("customer_name") && row.has("updated_at")).isTrue();
      }
      assertThat(inThisBatch).isLessThanOrEqualTo(1);
      rows += inThisBatch;
    }
    assertThat(rows).isLessThan(200);
  }

  @Test
  void tellsTheFiguresOfTheServer(RunningServer server) {
    var console = new Console(server);
    console.untilLive();
    String id = server.begin();
    server.say(id, "Vanilla");
    JsonNode gauges;
    do {
      gauges = console.feed.expect("changes").path("gauges");
    } while (gauges.path("answers").longValue() != 1);
    assertThat(gauges.path("connections").isIntegralNumber()).isTrue();
  }

  @Test
  void endsWithTheServerAndBeginsAnewWithAnotherServerId(RunningServer server) {
    var before = server.feed();
    String serverId = before.expect("hello").path("server_id").asText();
    before.skipTo("live");
    server.stop();
    var events = before.untilClosed();
    assertThat(events.getLast()).isInstanceOf(RecordingClient.Event.Closed.class);
    server.startAgain();
    assertThat(server.feed().expect("hello").path("server_id").asText()).isNotEqualTo(serverId);
  }

  /// It has half a minute; others go on meanwhile.
  @Test
  void cutsAConsoleThatDoesNotRead(RunningServer server) throws Exception {
    String longName = "€".repeat(4_000);
    server.publish(
        new Definition(
            "long",
            """
            {"id": "long", "name": "%s", "questions": [{"id": "q", "text": "Why?"}]}
            """
                .formatted(longName)));
    try (var raw = RawSocket.connect(server.port())) {
      raw.upgrade("/admin/feed", "Host: localhost", "Authorization: Bearer " + server.token());
      var other = new Console(server);
      other.untilLive();
      String last = "";
      for (int i = 0; i < 1_000; i++) { // 12 MB, more than sockets hold
        last = server.begin("long");
      }
      other.conversation(last, row -> row.path("last_seq").asInt() == 1);
      byte[] ping = {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() ->
              assertThatThrownBy(() -> raw.send(ping)).isInstanceOf(UncheckedIOException.class));
      String next = server.begin("long");
      other.conversation(next, row -> row.path("last_seq").asInt() == 1);
    }
  }
}
