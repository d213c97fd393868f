package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/// An operator skips the question that is open.
@ContractTest
class SkippedQuestionIT {
  private static final String SECOND = "Would you like to tell us why?";

  @Test
  void skipsTheFirstQuestionAndAsksTheNext(RunningServer server) {
    var operator = new OperatorCalls(server);
    String id = server.begin();
    var client = server.join(id);
    assertThat(operator.step(id, "skip", "{\"question_id\":\"q1\"}").is(201).toString())
        .isEqualTo("{\"seq\":2,\"status\":\"active\"}");
    assertThat(client.expect("message").path("content").asText())
        .isEqualTo("We skip this question.\n\n" + SECOND);
    JsonNode conversation = operator.conversation(id);
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
    assertThat(operator.conversation(id).path("answers").toString()).isEqualTo("{\"q2\":\"no\"}");
  }

  @Test
  void completesWhenTheLastQuestionIsSkipped(RunningServer server) {
    var operator = new OperatorCalls(server);
    String id = server.begin();
    server.say(id, "Vanilla");
    var client = server.connect(id);
    client.expectAll("state", "history", "resumed");
    assertThat(operator.step(id, "skip", "").is(201).path("status").asText())
        .isEqualTo("completed");
    assertThat(client.expect("message").path("content").asText())
        .startsWith("We skip this question.\n\nThank you!");
    assertThat(client.expect("completed").path("close_code").intValue()).isEqualTo(1000);
    assertThat(client.expectClose(1000).reason()).isEqualTo("Survey completed successfully");
    assertThat(operator.conversation(id).path("answers").toString()).isEqualTo("{\"q1\":\"1\"}");
    assertThat(operator.summary(id).path("progress").intValue()).isEqualTo(100);
    assertThat(operator.summary(id).has("completed_at")).isTrue();
    operator.step(id, "reopen", "").problem(409);
  }

  @Test
  void skipsAFollowUpAlone(RunningServer server) {
    var operator = new OperatorCalls(server);
    String id = server.begin();
    server.say(id, "Vanilla");
    server.say(id, "yes");
    String followUp = operator.conversation(id).path("open_question").path("id").asText();
    assertThat(followUp).isNotEqualTo("q2");
    assertThat(operator.step(id, "skip", "").is(201).path("status").asText())
        .isEqualTo("completed");
    assertThat(operator.conversation(id).path("answers").toString())
        .isEqualTo("{\"q1\":\"1\",\"q2\":\"yes\"}");
  }

  @Test
  void skipsNothingWhileAnotherQuestionIsOpen(RunningServer server) {
    var operator = new OperatorCalls(server);
    String id = server.begin();
    server.say(id, "Vanilla");
    assertThat(operator.step(id, "skip", "{\"question_id\":\"q1\"}").problem(409).path("detail"))
        .asString()
        .contains("q2");
    operator.step(id, "skip", "{\"question_id\":\"\"}").problem(422);
    operator.step(id, "skip", "{\"question_id\":7}").problem(422);
    operator.step(id, "skip", "[]").problem(400);
    assertThat(operator.messages(id)).hasSize(3);
  }
}
