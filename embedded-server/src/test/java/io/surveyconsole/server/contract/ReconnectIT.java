package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

@ContractTest
class ReconnectIT {
  @Test
  void resynchronisesWithStateAndHistoryAndConfirms(RunningServer server) {
    String id = server.begin();
    server.say(id, "Vanilla");
    var client = server.open("/ws/" + id + "?reconnect=true");
    client.expectAll("state", "history", "resumed");
    client.send("{\"type\":\"reconnect_confirm\"}");
    JsonNode success = client.expect("reconnect_success");
    assertThat(success.path("message").asText()).isNotBlank();
    assertThat(success.size()).isEqualTo(2);
  }

  @Test
  void marksTheConnectionAsAReconnection(RunningServer server) {
    String id = server.begin();
    server.join(id);
    JsonNode first = server.http().get("/connections").is(200);
    assertThat(first.path(0).path("reconnection").booleanValue()).isFalse();
    server.open("/ws/" + id + "?reconnect=true").expectAll("state", "history");
    assertThat(server.http().get("/connections").is(200).findValuesAsText("reconnection"))
        .containsExactlyInAnyOrder("false", "true");
  }

  @Test
  void answersAHeartbeatWithTheSame(RunningServer server) {
    var client = server.join(server.begin());
    client.send("{\"type\":\"heartbeat\"}");
    assertThat(client.expect("heartbeat").toString()).isEqualTo("{\"type\":\"heartbeat\"}");
  }

  @Test
  void limitsTheHistoryToWhatIsNewer(RunningServer server) {
    String id = server.begin();
    server.say(id, "Vanilla");
    server.say(id, "yes");
    assertThat(history(server, id, "3")).extracting(JsonNode::longValue).containsExactly(4L, 5L);
    assertThat(history(server, id, "0")).hasSize(5);
    assertThat(history(server, id, "5")).isEmpty();
    assertThat(history(server, id, "99999999999")).isEmpty();
  }

  @Test
  void givesTheWholeHistoryForALastSeqThatIsNoNumber(RunningServer server) {
    String id = server.begin();
    for (String strange : new String[] {"", "-1", "x", "1.5", "99999999999999999999999"}) {
      assertThat(history(server, id, strange)).hasSize(1);
    }
  }

  @Test
  void missesNothingBetweenTheHistoryAndWhatFollows(RunningServer server) {
    server.publish(Definition.ofTexts("texts", 10));
    String id = server.begin("texts");
    server.say(id, "one");
    var client = server.open("/ws/" + id + "?reconnect=true&last_seq=2");
    JsonNode history = client.expectAll("state", "history", "resumed").get(1);
    server.say(id, "two");
    client.expectAll("message", "message");
    assertThat(Seqs.of(client)).containsExactly(3L, 4L, 5L);
    assertThat(history.path("messages")).hasSize(1);
  }

  private static Iterable<JsonNode> history(RunningServer server, String id, String lastSeq) {
    var client = server.open("/ws/" + id + "?last_seq=" + lastSeq);
    return client.expectAll("state", "history").get(1).path("messages").findValues("seq");
  }
}
