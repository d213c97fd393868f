package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@ContractTest
class BroadcastIT {
  private static final String NOTE = "{\"content\":\"Maintenance at noon.\"}";

  @Test
  void reachesEveryConversationThatSomebodyIsConnectedToAndNoOther(RunningServer server) {
    var connected = new ArrayList<RecordingClient>();
    var ids = new ArrayList<String>();
    for (int i = 0; i < 150; i++) { // more than are told at once
      String id = server.begin();
      ids.add(id);
      connected.add(server.join(id));
    }
    connected.add(server.join(ids.getFirst()));
    String alone = server.begin();
    assertThat(server.http().post("/broadcast", NOTE).is(200).toString())
        .isEqualTo("{\"conversations\":150,\"connections\":151,\"failed\":0}");
    for (RecordingClient client : connected) {
      JsonNode message = client.expect("message");
      assertThat(message.path("content").asText()).isEqualTo("Maintenance at noon.");
      assertThat(message.path("seq").longValue()).isEqualTo(2);
    }
    for (String id : ids) {
      JsonNode note = messages(server, id).path(1);
      assertThat(note.path("step").asText()).isEqualTo("said");
      assertThat(note.path("operator").asText()).isEqualTo("admin-token");
    }
    assertThat(messages(server, alone)).hasSize(1);
    JsonNode audited = server.http().get("/admin/audit?limit=1").is(200).path(0);
    assertThat(audited.path("action").asText()).isEqualTo("POST /broadcast");
    assertThat(audited.path("target").asText())
        .isEqualTo("conversations: 150, connections: 151, failed: 0");
  }

  @Test
  void tellsNobodyWhereNobodyIsConnected(RunningServer server) {
    server.begin();
    assertThat(server.http().post("/broadcast", NOTE).is(200).toString())
        .isEqualTo("{\"conversations\":0,\"connections\":0,\"failed\":0}");
  }

  @Test
  @ServerPerTest.With("limits.messages-per-conversation=2")
  void goesOnWhereAConversationCannotTakeItAndCountsThat(RunningServer server) {
    String full = server.begin();
    server.http().post("/conversations/" + full + "/repeat", "").is(201);
    var there = server.join(full);
    var others = List.of(server.join(server.begin()), server.join(server.begin()));
    assertThat(server.http().post("/broadcast", NOTE).is(200).toString())
        .isEqualTo("{\"conversations\":2,\"connections\":2,\"failed\":1}");
    others.forEach(client -> client.expect("message"));
    there.expectSilence();
  }

  @Test
  void takesTheContentThatAMessageMayHave(RunningServer server) {
    var client = server.join(server.begin());
    for (String body : List.of("{\"content\":\" \"}", "{}", "{\"content\":\"a\\u0000b\"}")) {
      assertThat(server.http().post("/broadcast", body).wrongFields()).containsExactly("content");
    }
    server.http().post("/broadcast", "nonsense").problem(400);
    client.expectSilence();
  }

  private static JsonNode messages(RunningServer server, String id) {
    return server.http().get("/conversations/" + id + "/messages").is(200);
  }
}
