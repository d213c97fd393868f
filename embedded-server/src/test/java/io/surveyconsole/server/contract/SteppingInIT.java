package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.surveyconsole.server.testing.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator steps into a conversation.
@ContractTest
class SteppingInIT {
  private static final String FIRST =
      "Which ice cream flavour do you like best?\n1 – Vanilla\n2 – Chocolate\n3 – Strawberry";
  private static final String SECOND = "Would you like to tell us why?";

  @Test
  void saysSomethingAsTheBotToEveryConnection(RunningServer server) {
    String id = server.begin();
    var one = server.join(id);
    var other = server.join(id);
    assertThat(say(server, id, "We are here if you need us.\n🍦").is(201).toString())
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
    maya.post(path(id, "operator-messages"), "{\"content\":\"Hello\"}").is(201);
    maya.post(path(id, "repeat"), "").is(201);
    maya.post(path(id, "skip"), "").is(201);
    maya.post(path(id, "end"), "").is(201);
    maya.post(path(id, "reopen"), "").is(201);

    assertThat(messages(server, id))
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
      assertThat(caller.get(path(id, "messages")).text())
          .doesNotContain("Maya", "operator", "step");
    }
    var client = server.connect(id);
    client.expectAll("state", "history", "resumed");
    assertThat(client.frames().toString()).doesNotContain("Maya", "operator", "step");
  }

  @Test
  void repeatsTheQuestionAsTheBotAsksIt(RunningServer server) {
    String id = server.begin();
    var client = server.join(id);
    step(server, id, "repeat", "").is(201);
    assertThat(client.expect("message").path("content").asText()).isEqualTo(FIRST);
    server.say(id, "Vanilla");
    server.say(id, "yes");
    client.expectAll("message", "message", "message", "message");
    assertThat(step(server, id, "repeat", "").is(201).path("seq").longValue()).isEqualTo(7);
    assertThat(client.expect("message").path("content").asText())
        .isEqualTo(messages(server, id).path(5).path("content").asText());
  }

  @Test
  void skipsTheFirstQuestionAndAsksTheNext(RunningServer server) {
    String id = server.begin();
    var client = server.join(id);
    assertThat(step(server, id, "skip", "{\"question_id\":\"q1\"}").is(201).toString())
        .isEqualTo("{\"seq\":2,\"status\":\"active\"}");
    assertThat(client.expect("message").path("content").asText())
        .isEqualTo("We skip this question.\n\n" + SECOND);
    JsonNode conversation = conversation(server, id);
    assertThat(conversation.path("answers").isEmpty()).isTrue();
    assertThat(conversation.path("current_question_index").intValue()).isOne();
    assertThat(conversation.path("open_question").path("id").asText()).isEqualTo("q2");
    assertThat(conversation.path("open_question").path("text").asText()).isEqualTo(SECOND);

    var late = server.connect(id);
    assertThat(late.expect("state").path("conversation").path("answers").isEmpty()).isTrue();
    late.expect("history");
    assertThat(late.expect("resumed").path("message").asText()).isEqualTo(SECOND);
    late.answer("no", "m");
    late.expectAll("ack", "message", "completed");
    assertThat(conversation(server, id).path("answers").toString()).isEqualTo("{\"q2\":\"no\"}");
  }

  @Test
  void completesWhenTheLastQuestionIsSkipped(RunningServer server) {
    String id = server.begin();
    server.say(id, "Vanilla");
    var client = server.connect(id);
    client.expectAll("state", "history", "resumed");
    assertThat(step(server, id, "skip", "").is(201).path("status").asText()).isEqualTo("completed");
    assertThat(client.expect("message").path("content").asText())
        .startsWith("We skip this question.\n\nThank you!");
    assertThat(client.expect("completed").path("close_code").intValue()).isEqualTo(1000);
    assertThat(client.expectClose(1000).reason()).isEqualTo("Survey completed successfully");
    assertThat(conversation(server, id).path("answers").toString()).isEqualTo("{\"q1\":\"1\"}");
    assertThat(summary(server, id).path("progress").intValue()).isEqualTo(100);
    assertThat(summary(server, id).has("completed_at")).isTrue();
    step(server, id, "reopen", "").problem(409);
  }

  @Test
  void skipsAFollowUpAlone(RunningServer server) {
    String id = server.begin();
    server.say(id, "Vanilla");
    server.say(id, "yes");
    String followUp = conversation(server, id).path("open_question").path("id").asText();
    assertThat(followUp).isNotEqualTo("q2");
    assertThat(step(server, id, "skip", "").is(201).path("status").asText()).isEqualTo("completed");
    assertThat(conversation(server, id).path("answers").toString())
        .isEqualTo("{\"q1\":\"1\",\"q2\":\"yes\"}");
  }

  @Test
  void skipsNothingWhileAnotherQuestionIsOpen(RunningServer server) {
    String id = server.begin();
    server.say(id, "Vanilla");
    assertThat(step(server, id, "skip", "{\"question_id\":\"q1\"}").problem(409).path("detail"))
        .asString()
        .contains("q2");
    step(server, id, "skip", "{\"question_id\":\"\"}").problem(422);
    step(server, id, "skip", "{\"question_id\":7}").problem(422);
    step(server, id, "skip", "[]").problem(400);
    assertThat(messages(server, id)).hasSize(3);
  }

  @Test
  void endsWithTheOperatorsWordsOnEveryConnection(RunningServer server) {
    String id = server.begin();
    server.say(id, "Vanilla");
    var one = server.connect(id);
    var other = server.connect(id);
    one.expectAll("state", "history", "resumed");
    other.expectAll("state", "history", "resumed");
    assertThat(step(server, id, "end", "{\"content\":\"Enough for today.\"}").is(201).toString())
        .isEqualTo("{\"seq\":4,\"status\":\"ended\"}");
    for (RecordingClient client : List.of(one, other)) {
      assertThat(client.expect("message").path("content").asText()).isEqualTo("Enough for today.");
      client.expect("completed");
      assertThat(client.expectClose(1000).reason()).isEqualTo("Survey completed successfully");
      assertThat(Seqs.of(client)).containsExactly(1L, 2L, 3L, 4L);
    }
    JsonNode summary = summary(server, id);
    assertThat(summary.path("status").asText()).isEqualTo("ended");
    assertThat(summary.path("progress").intValue()).isEqualTo(50);
    assertThat(summary.path("question_index").intValue()).isOne();
    assertThat(summary.path("completed_at")).isEqualTo(summary.path("updated_at"));
  }

  @Test
  void refusesEverythingButReopenAfterTheEnd(RunningServer server) {
    String id = server.begin();
    server.say(id, "Vanilla");
    step(server, id, "end", "").is(201);
    assertThat(messages(server, id).path(3).path("content").asText())
        .isEqualTo("We end the survey here. Thank you for your time!");

    var late = server.connect(id);
    assertThat(late.expect("state").path("conversation").path("status").asText())
        .isEqualTo("ended");
    assertThat(late.expect("history").path("messages")).hasSize(4);
    late.expect("completed");
    late.expectClose(1000);

    server.http().post(path(id, "messages"), "{\"content\":\"no\"}").problem(409);
    server.http().post(path(id, "resume"), "").problem(404);
    say(server, id, "Hello").problem(409);
    for (String step : List.of("repeat", "skip", "end")) {
      step(server, id, step, "").problem(409);
    }
    assertThat(conversation(server, id).has("open_question")).isFalse();
    assertThat(server.http().get("/customers/1/active-surveys").is(200)).isEmpty();
    server.http().delete("/customers/1").problem(409);
    assertThat(ids(server, "ended")).containsExactly(id);
    assertThat(ids(server, "active")).isEmpty();
    assertThat(ids(server, "completed")).isEmpty();
    assertThat(server.http().get("/conversations?status=over").problem(400).path("detail"))
        .asString()
        .contains("ended");
    assertThat(messages(server, id)).hasSize(4);
  }

  @Test
  void recognisesARepeatOfWhatWasStoredBeforeTheEnd(RunningServer server) {
    String id = server.begin();
    String said = "{\"content\":\"Vanilla\",\"client_message_id\":\"m-1\"}";
    server.http().post(path(id, "messages"), said).is(201);
    step(server, id, "end", "").is(201);
    JsonNode again = server.http().post(path(id, "messages"), said).is(201);
    assertThat(again.path("duplicate").booleanValue()).isTrue();
    assertThat(again.path("seq").longValue()).isEqualTo(2);
  }

  @Test
  void letsAnEndedConversationGoOn(RunningServer server) {
    String id = server.begin();
    server.say(id, "Vanilla");
    step(server, id, "reopen", "").problem(409);
    step(server, id, "end", "").is(201);
    assertThat(step(server, id, "reopen", "").is(201).toString())
        .isEqualTo("{\"seq\":5,\"status\":\"active\"}");
    step(server, id, "reopen", "").problem(409);
    assertThat(messages(server, id).path(4).path("content").asText())
        .isEqualTo("We go on with the survey.\n\n" + SECOND);
    assertThat(summary(server, id).has("completed_at")).isFalse();
    assertThat(ids(server, "active")).containsExactly(id);

    var client = server.connect(id);
    client.expectAll("state", "history", "resumed");
    client.answer("no", "m");
    client.expectAll("ack", "message", "completed");
    client.expectClose(1000);
    assertThat(Seqs.of(client)).containsExactlyElementsOf(upTo(7));
    assertThat(summary(server, id).path("status").asText()).isEqualTo("completed");
  }

  @Test
  void takesTheSameContentAsFromRespondents(RunningServer server) {
    String id = server.begin();
    for (String bad : List.of("", "  \n", "x".repeat(4_001), "a\u0000b")) {
      assertThat(say(server, id, bad).wrongFields()).containsExactly("content");
      assertThat(end(server, id, bad).wrongFields()).containsExactly("content");
    }
    for (String body : List.of("{}", "{\"content\":null}", "{\"content\":7}")) {
      assertThat(step(server, id, "operator-messages", body).wrongFields())
          .containsExactly("content");
    }
    step(server, id, "operator-messages", "").problem(400);
    step(server, id, "end", "{\"content\":7}").problem(422);
    assertThat(messages(server, id)).hasSize(1);
    String hostile = "<b>\u202e🍦\u0007' OR 1=1 --\u2028";
    say(server, id, hostile).is(201);
    say(server, id, "x".repeat(4_000)).is(201);
    assertThat(messages(server, id).path(1).path("content").asText()).isEqualTo(hostile);
  }

  @Test
  void doesNotKnowUnknownConversations(RunningServer server) {
    for (String step : List.of("repeat", "skip", "end", "reopen")) {
      step(server, "unknown", step, "").problem(404);
    }
    say(server, "unknown", "Hello").problem(404);
    step(server, "%20", "repeat", "").problem(404);
  }

  @Test
  @ServerPerTest.With("limits.messages-per-conversation=5")
  void addsNothingToAConversationThatIsAsLongAsItMayBeButWhatLeadsOn(RunningServer server) {
    String id = server.begin();
    for (int i = 0; i < 4; i++) {
      say(server, id, "note " + i).is(201);
    }
    say(server, id, "one more").problem(409);
    step(server, id, "repeat", "").problem(409);
    step(server, id, "skip", "").is(201);
    step(server, id, "end", "").is(201);
    step(server, id, "reopen", "").problem(409);
    assertThat(messages(server, id)).hasSize(7);
  }

  @Test
  void tellsTheConsoleOfEveryStep(RunningServer server) {
    String id = server.begin();
    var feed = server.feed();
    feed.skipTo("live");
    step(server, id, "end", "").is(201);
    Patience.until(() -> assertThat(newest(feed, id).path("status").asText()).isEqualTo("ended"));
    step(server, id, "reopen", "").is(201);
    Patience.until(() -> {
      JsonNode row = newest(feed, id);
      assertThat(row.path("status").asText()).isEqualTo("active");
      assertThat(row.path("last_seq").longValue()).isEqualTo(3);
      assertThat(row.has("completed_at")).isFalse();
    });
  }

  @Test
  void standsInTheAuditLogWithTheConversation(RunningServer server) {
    String id = server.begin();
    say(server, id, "Hello").is(201);
    for (String step : List.of("repeat", "skip", "end", "reopen")) {
      step(server, id, step, "").is(201);
    }
    step(server, id, "reopen", "").problem(409);
    assertThat(server.http().get("/admin/audit?limit=6").is(200))
        .extracting(entry ->
            "%s %s %s"
                .formatted(
                    entry.path("action").asText(),
                    entry.path("target").asText(),
                    entry.path("status").asText()))
        .containsExactly(
            "POST /conversations/{id}/reopen " + id + " 409",
            "POST /conversations/{id}/reopen " + id + " 201",
            "POST /conversations/{id}/end " + id + " 201",
            "POST /conversations/{id}/skip " + id + " 201",
            "POST /conversations/{id}/repeat " + id + " 201",
            "POST /conversations/{id}/operator-messages " + id + " 201");
  }

  @Test
  void goesOnAfterARestartWhereItStood(RunningServer server) {
    goesOnAfterARestart(server);
  }

  @Test
  void goesOnAfterARestartWhereItStoodInPostgres(@TempDir Path folder) throws Exception {
    var postgres = PostgresServer.shared();
    try (var server =
        RunningServer.in(
            folder,
            "database.url=" + postgres.url(postgres.newDatabase()),
            "database.user=" + PostgresServer.user())) {
      goesOnAfterARestart(server);
    }
  }

  private static void goesOnAfterARestart(RunningServer server) {
    String skipped = server.begin();
    step(server, skipped, "skip", "").is(201);
    String inside = server.begin();
    server.say(inside, "Vanilla");
    server.say(inside, "yes");
    step(server, inside, "skip", "").is(201);
    String ended = server.begin();
    say(server, ended, "Hello").is(201);
    step(server, ended, "end", "").is(201);
    List<JsonNode> before =
        List.of(
            conversation(server, skipped),
            conversation(server, inside),
            conversation(server, ended));

    server.stop();
    server.startAgain();

    assertThat(
            List.of(
                conversation(server, skipped),
                conversation(server, inside),
                conversation(server, ended)))
        .isEqualTo(before);
    server.say(skipped, "no");
    assertThat(conversation(server, skipped).path("answers").toString())
        .isEqualTo("{\"q2\":\"no\"}");
    step(server, inside, "reopen", "").problem(409);
    step(server, ended, "reopen", "").is(201);
    server.finish(ended);
    assertThat(messages(server, ended).findValues("seq"))
        .extracting(JsonNode::longValue)
        .containsExactlyElementsOf(upTo(8));
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

  private static String path(String id, String verb) {
    return "/conversations/" + id + "/" + verb;
  }

  private static HttpAnswer step(RunningServer server, String id, String verb, String body) {
    return server.http().post(path(id, verb), body);
  }

  private static HttpAnswer say(RunningServer server, String id, String content) {
    return step(server, id, "operator-messages", content(content));
  }

  private static HttpAnswer end(RunningServer server, String id, String content) {
    return step(server, id, "end", content(content));
  }

  private static String content(String content) {
    return JsonNodeFactory.instance.objectNode().put("content", content).toString();
  }

  private static JsonNode conversation(RunningServer server, String id) {
    return server.http().get("/conversations/" + id).is(200);
  }

  private static JsonNode messages(RunningServer server, String id) {
    return server.http().get(path(id, "messages")).is(200);
  }

  private static JsonNode summary(RunningServer server, String id) {
    return server.http().get("/conversations?q=" + id).is(200).path("items").path(0);
  }

  private static List<String> ids(RunningServer server, String status) {
    return server.http().get("/conversations?status=" + status).is(200).findValuesAsText("id");
  }

  private static Set<String> fields(JsonNode object) {
    var names = new TreeSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
