package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surveyconsole.server.testing.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator ends a conversation before its last question, and lets it go on.
@ContractTest
class EndedConversationIT {
  private static final String SECOND = "Would you like to tell us why?";

  @Test
  void endsWithTheOperatorsWordsOnEveryConnection(RunningServer server) {
    var operator = new OperatorCalls(server);
    String id = server.begin();
    server.say(id, "Vanilla");
    var one = server.connect(id);
    var other = server.connect(id);
    one.expectAll("state", "history", "resumed");
    other.expectAll("state", "history", "resumed");
    assertThat(operator.step(id, "end", "{\"content\":\"Enough for today.\"}").is(201).toString())
        .isEqualTo("{\"seq\":4,\"status\":\"ended\"}");
    for (RecordingClient client : List.of(one, other)) {
      assertThat(client.expect("message").path("content").asText()).isEqualTo("Enough for today.");
      client.expect("completed");
      assertThat(client.expectClose(1000).reason()).isEqualTo("Survey completed successfully");
      assertThat(Seqs.of(client)).containsExactly(1L, 2L, 3L, 4L);
    }
    JsonNode summary = operator.summary(id);
    assertThat(summary.path("status").asText()).isEqualTo("ended");
    assertThat(summary.path("progress").intValue()).isEqualTo(50);
    assertThat(summary.path("question_index").intValue()).isOne();
    assertThat(summary.path("completed_at")).isEqualTo(summary.path("updated_at"));
  }

  @Test
  void refusesEverythingButReopenAfterTheEnd(RunningServer server) {
    var operator = new OperatorCalls(server);
    String id = server.begin();
    server.say(id, "Vanilla");
    operator.step(id, "end", "").is(201);
    assertThat(operator.messages(id).path(3).path("content").asText())
        .isEqualTo("We end the survey here. Thank you for your time!");

    var late = server.connect(id);
    assertThat(late.expect("state").path("conversation").path("status").asText())
        .isEqualTo("ended");
    assertThat(late.expect("history").path("messages")).hasSize(4);
    late.expect("completed");
    late.expectClose(1000);

    server.http().post(OperatorCalls.path(id, "messages"), "{\"content\":\"no\"}").problem(409);
    server.http().post(OperatorCalls.path(id, "resume"), "").problem(404);
    operator.say(id, "Hello").problem(409);
    for (String step : List.of("repeat", "skip", "end")) {
      operator.step(id, step, "").problem(409);
    }
    assertThat(operator.conversation(id).has("open_question")).isFalse();
    assertThat(server.http().get("/customers/1/active-surveys").is(200)).isEmpty();
    server.http().delete("/customers/1").problem(409);
    assertThat(operator.ids("ended")).containsExactly(id);
    assertThat(operator.ids("active")).isEmpty();
    assertThat(operator.ids("completed")).isEmpty();
    assertThat(server.http().get("/conversations?status=over").problem(400).path("detail"))
        .asString()
        .contains("ended");
    assertThat(operator.messages(id)).hasSize(4);
  }

  @Test
  void recognisesARepeatOfWhatWasStoredBeforeTheEnd(RunningServer server) {
    var operator = new OperatorCalls(server);
    String id = server.begin();
    String said = "{\"content\":\"Vanilla\",\"client_message_id\":\"m-1\"}";
    server.http().post(OperatorCalls.path(id, "messages"), said).is(201);
    operator.step(id, "end", "").is(201);
    JsonNode again = server.http().post(OperatorCalls.path(id, "messages"), said).is(201);
    assertThat(again.path("duplicate").booleanValue()).isTrue();
    assertThat(again.path("seq").longValue()).isEqualTo(2);
  }

  @Test
  void letsAnEndedConversationGoOn(RunningServer server) {
    var operator = new OperatorCalls(server);
    String id = server.begin();
    server.say(id, "Vanilla");
    operator.step(id, "reopen", "").problem(409);
    operator.step(id, "end", "").is(201);
    assertThat(operator.step(id, "reopen", "").is(201).toString())
        .isEqualTo("{\"seq\":5,\"status\":\"active\"}");
    operator.step(id, "reopen", "").problem(409);
    assertThat(operator.messages(id).path(4).path("content").asText())
        .isEqualTo("We go on with the survey.\n\n" + SECOND);
    assertThat(operator.summary(id).has("completed_at")).isFalse();
    assertThat(operator.ids("active")).containsExactly(id);

    var client = server.connect(id);
    client.expectAll("state", "history", "resumed");
    client.answer("no", "m");
    client.expectAll("ack", "message", "completed");
    client.expectClose(1000);
    assertThat(Seqs.of(client)).containsExactlyElementsOf(upTo(7));
    assertThat(operator.summary(id).path("status").asText()).isEqualTo("completed");
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
    var operator = new OperatorCalls(server);
    String skipped = server.begin();
    operator.step(skipped, "skip", "").is(201);
    String inside = server.begin();
    server.say(inside, "Vanilla");
    server.say(inside, "yes");
    operator.step(inside, "skip", "").is(201);
    String ended = server.begin();
    operator.say(ended, "Hello").is(201);
    operator.step(ended, "end", "").is(201);
    List<JsonNode> before =
        List.of(
            operator.conversation(skipped),
            operator.conversation(inside),
            operator.conversation(ended));

    server.stop();
    server.startAgain();

    assertThat(
            List.of(
                operator.conversation(skipped),
                operator.conversation(inside),
                operator.conversation(ended)))
        .isEqualTo(before);
    server.say(skipped, "no");
    assertThat(operator.conversation(skipped).path("answers").toString())
        .isEqualTo("{\"q2\":\"no\"}");
    operator.step(inside, "reopen", "").problem(409);
    operator.step(ended, "reopen", "").is(201);
    server.finish(ended);
    assertThat(operator.messages(ended).findValues("seq"))
        .extracting(JsonNode::longValue)
        .containsExactlyElementsOf(upTo(8));
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
