package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@ContractTest
class ClientMessageIdIT {
  @Test
  void countsTheIdsCharactersAlikeOverWebSocketAndHttp(RunningServer server) {
    String id = server.begin();
    var client = server.join(id);
    String emojis = "😀".repeat(40);
    client.answer("Vanilla", emojis);
    boolean takenOverWebSocket =
        client.next() instanceof RecordingClient.Event.Frame(var json)
            && json.path("type").asText().equals("ack");

    var answer =
        server
            .http()
            .post(
                "/conversations/" + id + "/messages",
                "{\"content\":\"Vanilla\",\"client_message_id\":\"" + emojis + "\"}");
    if (takenOverWebSocket) {
      assertThat(answer.is(201).path("duplicate").booleanValue()).isTrue();
    } else {
      assertThat(answer.wrongFields()).containsExactly("client_message_id");
    }
  }

  @Test
  void neverGivesBackAnotherIdThanItGot(RunningServer server) {
    var client = server.join(server.begin());
    client.answer("Vanilla", "a\u0001\u2028<b>\u202E");
    assertThat(client.expect("ack").path("client_message_id").asText())
        .isEqualTo("a\u0001\u2028<b>\u202E");
    client.expect("message");
    client.send("{\"content\":\"no\",\"client_message_id\":\"half \\ud83d\"}");
    client.expect("error");
    client.answer("no", "a\u0000b");
    client.expect("error");
  }
}
