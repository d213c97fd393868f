package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// An operator steps into a conversation: says something, has the question asked again.
@ContractTest
class SteppingInIT {
  private static final String FIRST =
      "Which ice cream flavour do you like best?\n1 – Vanilla\n2 – Chocolate\n3 – Strawberry";
  private static final String SECOND = "Would you like to tell us why?";

  @Test
  void saysSomethingAsTheBotToEveryConnection(RunningServer server) {
    var operator = new OperatorCalls(server);
    String id = server.begin();
    var one = server.join(id);
    var other = server.join(id);
    assertThat(operator.say(id, "We are here if you need us.\n🍦").is(201).toString())
        .isEqualTo("{\"seq\":2,\"status\":\"active\"}");
    for (RecordingClient client : List.of(one, other)) {
      JsonNode message = client.expect("message");
      assertThat(fields(message)).containsExactly("content", "sender", "seq", "timestamp", "type");
      assertThat(message.path("sender").asText()).isEqualTo("BOT");
      assertThat(message.path("content").asText()).isEqualTo("We are here if you need us.\n🍦");
      assertThat(message.path("seq").longValue()).isEqualTo(2);
    }
    one.answer("Vanilla", "m-1");
    assertThat(one.expect("ack").path("seq").longValue()).isEqualTo(3);
    assertThat(one.expect("message").path("content").asText()).isEqualTo(SECOND);
    assertThat(Seqs.of(one)).containsExactly(1L, 2L, 3L, 4L);
    other.expectAll("message", "message");
    assertThat(Seqs.of(other)).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void tellsOperatorsWhoDidWhatAndRespondentsNever(RunningServer server) {
    var operator = new OperatorCalls(server);
    var begun = server.beginWithToken();
    String id = begun.id();
    String token =
        server
            .http()
            .post("/admin/tokens", "{\"name\":\"Maya\",\"scope\":\"operate\"}")
            .is(201)
            .path("token")
            .asText();
    var maya = server.http().withToken(token);
    maya.post(OperatorCalls.path(id, "operator-messages"), "{\"content\":\"Hello\"}").is(201);
    maya.post(OperatorCalls.path(id, "repeat"), "").is(201);
    maya.post(OperatorCalls.path(id, "skip"), "").is(201);
    maya.post(OperatorCalls.path(id, "end"), "").is(201);
    maya.post(OperatorCalls.path(id, "reopen"), "").is(201);

    assertThat(operator.messages(id))
        .extracting(message ->
            message.path("operator").asText("–") + " " + message.path("step").asText("–"))
        .containsExactly(
            "– –", "Maya said", "Maya repeated", "Maya skipped", "Maya ended", "Maya reopened");

    var asRespondent = server.anonymous().withToken(begun.token());
    var anonymous = server.anonymous();
    for (HttpCaller caller : List.of(asRespondent, anonymous)) {
      JsonNode all = caller.get("/conversations/" + id).is(200);
      assertThat(all.path("messages")).hasSize(6);
      assertThat(all.has("open_question")).isFalse();
      all.path("messages")
          .forEach(message ->
              assertThat(fields(message)).containsExactly("content", "sender", "seq", "timestamp"));
      assertThat(caller.get(OperatorCalls.path(id, "messages")).text())
          .doesNotContain("Maya", "operator", "step");
    }
    var client = server.connect(id);
    client.expectAll("state", "history", "resumed");
    assertThat(client.frames().toString()).doesNotContain("Maya", "operator", "step");
  }

  @Test
  void repeatsTheQuestionAsTheBotAsksIt(RunningServer server) {
    var operator = new OperatorCalls(server);
    String id = server.begin();
    var client = server.join(id);
    operator.step(id, "repeat", "").is(201);
    assertThat(client.expect("message").path("content").asText()).isEqualTo(FIRST);
    server.say(id, "Vanilla");
    server.say(id, "yes");
    client.expectAll("message", "message", "message", "message");
    assertThat(operator.step(id, "repeat", "").is(201).path("seq").longValue()).isEqualTo(7);
    assertThat(client.expect("message").path("content").asText())
        .isEqualTo(operator.messages(id).path(5).path("content").asText());
  }

  @Test
  void takesTheSameContentAsFromRespondents(RunningServer server) {
    var operator = new OperatorCalls(server);
    String id = server.begin();
    for (String bad : List.of("", "  \n", "x".repeat(4_001), "a\u0000b")) {
      assertThat(operator.say(id, bad).wrongFields()).containsExactly("content");
      assertThat(operator.end(id, bad).wrongFields()).containsExactly("content");
    }
    for (String body : List.of("{}", "{\"content\":null}", "{\"content\":7}")) {
      assertThat(operator.step(id, "operator-messages", body).wrongFields())
          .containsExactly("content");
    }
    operator.step(id, "operator-messages", "").problem(400);
    operator.step(id, "end", "{\"content\":7}").problem(422);
    assertThat(operator.messages(id)).hasSize(1);
    String hostile = "<b>\u202e🍦\u0007' OR 1=1 --\u2028";
    operator.say(id, hostile).is(201);
    operator.say(id, "x".repeat(4_000)).is(201);
    assertThat(operator.messages(id).path(1).path("content").asText()).isEqualTo(hostile);
  }

  @Test
  void doesNotKnowUnknownConversations(RunningServer server) {
    var operator = new OperatorCalls(server);
    for (String step : List.of("repeat", "skip", "end", "reopen")) {
      operator.step("unknown", step, "").problem(404);
    }
    operator.say("unknown", "Hello").problem(404);
    operator.step("%20", "repeat", "").problem(404);
  }

  @Test
  @ServerPerTest.With("limits.messages-per-conversation=5")
  void addsNothingToAConversationThatIsAsLongAsItMayBeButWhatLeadsOn(RunningServer server) {
    var operator = new OperatorCalls(server);
    String id = server.begin();
    for (int i = 0; i < 4; i++) {
      operator.say(id, "note " + i).is(201);
    }
    operator.say(id, "one more").problem(409);
    operator.step(id, "repeat", "").problem(409);
    operator.step(id, "skip", "").is(201);
    operator.step(id, "end", "").is(201);
    operator.step(id, "reopen", "").problem(409);
    assertThat(operator.messages(id)).hasSize(7);
  }

  @Test
  void tellsTheConsoleOfEveryStep(RunningServer server) {
    var operator = new OperatorCalls(server);
    String id = server.begin();
    var feed = server.feed();
    feed.skipTo("live");
    operator.step(id, "end", "").is(201);
    Patience.until(() -> assertThat(newest(feed, id).path("status").asText()).isEqualTo("ended"));
    operator.step(id, "reopen", "").is(201);
    Patience.until(() -> {
      JsonNode row = newest(feed, id);
      assertThat(row.path("status").asText()).isEqualTo("active");
      assertThat(row.path("last_seq").longValue()).isEqualTo(3);
      assertThat(row.has("completed_at")).isFalse();
    });
  }

  @Test
  void standsInTheAuditLogWithTheConversation(RunningServer server) {
    var operator = new OperatorCalls(server);
    String id = server.begin();
    operator.say(id, "Hello").is(201);
    for (String step : List.of("repeat", "skip", "end", "reopen")) {
      operator.step(id, step, "").is(201);
    }
    operator.step(id, "reopen", "").problem(409);
    operator.step(id, "skip", "{\"question_id\":\"q2\"}").is(201);
    server.http().delete("/conversations/" + id + "/connections").is(200);
    assertThat(server.http().get("/admin/audit?limit=8").is(200))
        .extracting(entry ->
            "%s %s %s"
                .formatted(
                    entry.path("action").asText(),
                    entry.path("target").asText(),
                    entry.path("status").asText()))
        .containsExactly(
            "DELETE /conversations/{id}/connections " + id + " (closed: 0) 200",
            "POST /conversations/{id}/skip " + id + " (question: q2) 201",
            "POST /conversations/{id}/reopen " + id + " 409",
            "POST /conversations/{id}/reopen " + id + " 201",
            "POST /conversations/{id}/end " + id + " 201",
            "POST /conversations/{id}/skip " + id + " 201",
            "POST /conversations/{id}/repeat " + id + " 201",
            "POST /conversations/{id}/operator-messages " + id + " 201");
  }

  private static JsonNode newest(RecordingClient feed, String id) {
    JsonNode newest = JsonNodeFactory.instance.objectNode();
    for (JsonNode frame : feed.frames()) {
      for (JsonNode row : frame.path("conversations")) {
        if (row.path("id").asText().equals(id)) {
          newest = row;
        }
      }
    }
    return newest;
  }

  private static Set<String> fields(JsonNode object) {
    var names = new TreeSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
