package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

@ContractTest
class AckIT {
  @Test
  void acknowledgesBeforeTheReplyWithTheIdAndTheSeq(RunningServer server) {
    var client = server.join(server.begin());
    client.answer("Vanilla", "m-1");
    JsonNode ack = client.expect("ack");
    assertThat(ack.toString())
        .isEqualTo("{\"type\":\"ack\",\"client_message_id\":\"m-1\",\"seq\":2}");
    assertThat(client.expect("message").path("seq").longValue()).isEqualTo(3);
  }

  @Test
  void acknowledgesNothingWithoutAnId(RunningServer server) {
    var client = server.join(server.begin());
    client.answer("Vanilla");
    client.expect("message");
    client.expectSilence();
  }

  @Test
  void takesATypeOfMessageAsNone(RunningServer server) {
    var client = server.join(server.begin());
    client.send("{\"type\":\"message\",\"content\":\"Vanilla\",\"client_message_id\":\"a\"}");
    client.expectAll("ack", "message");
  }

  @Test
  void storesARepeatOnceAndAcknowledgesItAsDuplicate(RunningServer server) {
    String id = server.begin();
    var client = server.join(id);
    var other = server.join(id);
    client.answer("Vanilla", "m-1");
    client.expectAll("ack", "message");
    other.expectAll("message", "message");

    client.answer("Vanilla", "m-1");
    JsonNode ack = client.expect("ack");
    assertThat(ack.path("seq").longValue()).isEqualTo(2);
    assertThat(ack.path("client_message_id").asText()).isEqualTo("m-1");
    assertThat(ack.path("duplicate").isBoolean()).isTrue();
    assertThat(ack.path("duplicate").booleanValue()).isTrue();
    client.expectSilence();
    other.expectSilence();
    assertThat(messages(server, id)).hasSize(3);
  }

  @Test
  void recognisesARepeatOnAnotherConnectionAndOfARejectedAnswer(RunningServer server) {
    String id = server.begin();
    var first = server.join(id);
    first.answer("Liquorice", "m-1");
    first.expectAll("ack", "message");
    first.close();

    var second = server.connect(id);
    second.expectAll("state", "history");
    second.answer("Liquorice", "m-1");
    assertThat(second.expect("ack").path("duplicate").booleanValue()).isTrue();
    assertThat(messages(server, id)).hasSize(3);
  }

  @Test
  void recognisesARepeatAfterTheEndOverHttpToo(RunningServer server) {
    String id = server.begin();
    server.say(id, "Vanilla");
    var client = server.connect(id);
    client.expectAll("state", "history", "resumed");
    client.answer("no", "last");
    client.expectAll("ack", "message", "completed");
    client.expectClose(1000);

    JsonNode received =
        server
            .http()
            .post(
                "/conversations/" + id + "/messages",
                "{\"content\":\"no\",\"client_message_id\":\"last\"}")
            .is(201);
    assertThat(received.path("duplicate").booleanValue()).isTrue();
    assertThat(received.path("seq").longValue()).isEqualTo(4);
    assertThat(messages(server, id)).hasSize(5);
  }

  @Test
  void refusesTheSameIdWithOtherContentBeforeAnythingElse(RunningServer server) {
    String id = server.begin();
    var client = server.join(id);
    client.answer("Vanilla", "m-1");
    client.expectAll("ack", "message");

    for (String other : new String[] {"no", "", " ", "x".repeat(4_001), "a\u0000b"}) {
      client.answer(other, "m-1");
      assertThat(client.expect("error").path("message").asText()).contains("client_message_id");
    }
    assertThat(messages(server, id)).hasSize(3);
  }

  @Test
  void takesTheSameIdInAnotherConversation(RunningServer server) {
    for (int i = 0; i < 2; i++) {
      var client = server.join(server.begin());
      client.answer("Vanilla", "m-1");
      assertThat(client.expect("ack").has("duplicate")).isFalse();
    }
  }

  @Test
  void takesIdsOf1To64CharactersAndAnyText(RunningServer server) {
    server.publish(Definition.ofTexts("texts", 10));
    var client = server.join(server.begin("texts"));
    for (String id : new String[] {"a", "x".repeat(64), " ", "ä€😀", "'; drop table message; --"}) {
      client.answer("An answer", id);
      assertThat(client.expect("ack").path("client_message_id").asText()).isEqualTo(id);
      client.expect("message");
    }
  }

  @Test
  void showsTheIdInTheHistorySoThatALostAckIsFound(RunningServer server) {
    String id = server.begin();
    var client = server.join(id);
    client.answer("Vanilla", "m-1");
    client.expectAll("ack", "message");
    client.answer("yes");
    client.expect("message");

    JsonNode history = server.connect(id).expectAll("state", "history").get(1).path("messages");
    assertThat(history.path(0).has("client_message_id")).isFalse();
    assertThat(history.path(1).path("client_message_id").asText()).isEqualTo("m-1");
    assertThat(history.path(2).has("client_message_id")).isFalse();
    assertThat(history.path(3).has("client_message_id")).isFalse();
  }

  private static JsonNode messages(RunningServer server, String id) {
    return server.http().get("/conversations/" + id + "/messages").is(200);
  }
}
