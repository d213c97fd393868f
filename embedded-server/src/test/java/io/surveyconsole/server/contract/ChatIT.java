package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ContractTest
class ChatIT {
  private static final String FIRST_QUESTION =
      "Which ice cream flavour do you like best?\n1 – Vanilla\n2 – Chocolate\n3 – Strawberry";
  private static final String SECOND_QUESTION = "Would you like to tell us why?";
  private static final String FOLLOW_UP = "What do you like about it?";

  @Test
  void leadsFromStateAndHistoryThroughTheQuestionsToCompletedAndClosesWith1000(
      RunningServer server) {
    var client = server.connect(server.begin());

    client.expect("state");
    JsonNode history = client.expect("history").path("messages");
    assertThat(history).hasSize(1);
    assertThat(history.path(0).path("sender").asText()).isEqualTo("BOT");
    assertThat(history.path(0).path("content").asText()).isEqualTo(FIRST_QUESTION);
    assertThat(history.path(0).path("seq").longValue()).isEqualTo(1);

    client.answer("Chocolate");
    assertBot(client.expect("message"), SECOND_QUESTION, 3);
    client.answer("yes");
    assertBot(client.expect("message"), FOLLOW_UP, 5);
    client.answer("It melts.");
    JsonNode thanks = client.expect("message");
    assertThat(thanks.path("sender").asText()).isEqualTo("BOT");
    assertThat(thanks.path("content").asText()).containsIgnoringCase("thank");

    JsonNode completed = client.expect("completed");
    assertThat(completed.path("message").asText()).isNotBlank();
    assertThat(completed.path("close_connection").isBoolean()).isTrue();
    assertThat(completed.path("close_connection").booleanValue()).isTrue();
    assertThat(completed.path("close_code").intValue()).isEqualTo(1000);
    assertThat(completed.path("close_reason").asText()).isEqualTo("Survey completed successfully");
    var closed = client.expectClose(1000);
    assertThat(closed.reason()).isEqualTo("Survey completed successfully");
    assertThat(closed.remote()).isTrue();
  }

  @Test
  void doesNotSendTheFirstQuestionAgainAsMessage(RunningServer server) {
    var client = server.join(server.begin());
    client.expectSilence();
    assertThat(client.frames())
        .extracting(frame -> frame.path("type").asText())
        .containsExactly("state", "history", "heartbeat");
  }

  @Test
  void tellsInStateWhereTheConversationStands(RunningServer server) {
    String id = server.begin();
    JsonNode state = server.connect(id).expect("state");

    JsonNode conversation = state.path("conversation");
    assertThat(conversation.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "id",
            "customer_id",
            "survey_id",
            "current_question_index",
            "answers",
            "messages",
            "status",
            "created_at",
            "updated_at");
    assertThat(conversation.path("id").asText()).isEqualTo(id);
    assertThat(conversation.path("customer_id").asText()).isEqualTo("1");
    assertThat(conversation.path("survey_id").asText()).isEqualTo("1");
    assertThat(conversation.path("current_question_index").isIntegralNumber()).isTrue();
    assertThat(conversation.path("current_question_index").intValue()).isZero();
    assertThat(conversation.path("answers").isObject()).isTrue();
    assertThat(conversation.path("answers")).isEmpty();
    assertThat(conversation.path("messages").isArray()).isTrue();
    assertThat(conversation.path("messages")).isEmpty();
    assertThat(conversation.path("status").asText()).isEqualTo("active");
    assertUtc(conversation.path("created_at").asText());
    assertUtc(conversation.path("updated_at").asText());
    assertThat(state.path("customer").path("name").asText()).isEqualTo("John Doe");
    assertThat(state.path("customer").path("email").asText()).contains("@");
    JsonNode survey = state.path("survey");
    assertThat(survey.path("id").asText()).isEqualTo("1");
    assertThat(survey.path("name").asText()).isEqualTo("Ice Cream Preference");
    assertThat(survey.path("questions")).hasSize(2);
    assertThat(survey.path("questions").path(0).path("id").asText()).isEqualTo("q1");
    assertThat(survey.path("questions").path(0).path("options").findValuesAsText("text"))
        .containsExactly("Vanilla", "Chocolate", "Strawberry");
    assertThat(survey.path("questions").path(1).path("options").isArray()).isTrue();
  }

  @Test
  void countsTopLevelQuestionsAndMapsAnswersToOptionIdOrText(RunningServer server) {
    String id = server.begin();
    server.say(id, "Chocolate");
    server.say(id, "yes");

    JsonNode conversation = server.connect(id).expect("state").path("conversation");
    assertThat(conversation.path("current_question_index").intValue()).isEqualTo(1);
    assertThat(conversation.path("answers").toString()).isEqualTo("{\"q1\":\"2\",\"q2\":\"yes\"}");
    assertThat(conversation.path("messages")).isEmpty();
  }

  @Test
  void showsASecondSocketWhatIsSaidInTheFirstUserThenBotInTheOrderOfSeq(RunningServer server) {
    String id = server.begin();
    var first = server.join(id);
    var second = server.join(id);

    first.answer("Vanilla");
    assertUser(second.expect("message"), "Vanilla", 2);
    assertBot(second.expect("message"), SECOND_QUESTION, 3);
    assertBot(first.expect("message"), SECOND_QUESTION, 3);
    second.answer("yes");
    assertUser(first.expect("message"), "yes", 4);
    assertBot(first.expect("message"), FOLLOW_UP, 5);
    assertBot(second.expect("message"), FOLLOW_UP, 5);
    first.answer("Because.");

    assertUser(second.expect("message"), "Because.", 6);
    second.expectAll("message", "completed");
    second.expectClose(1000);
    first.expectAll("message", "completed");
    first.expectClose(1000);
  }

  @Test
  void resumesOneThatComesLaterWithTheOpenQuestionAsItWasAsked(RunningServer server) {
    server.publish(
        new Definition(
            "three",
            """
            {"id":"three","name":"Three","questions":[
              {"id":"a","text":"First?"},{"id":"b","text":"Second?"},
              {"id":"c","text":"Which?","options":[
                {"id":"x","text":"This one"},{"id":"y","text":"That one"}]}]}\
            """));
    String id = server.begin("three");
    server.say(id, "one");
    server.say(id, "two");

    var client = server.connect(id);
    var frames = client.expectAll("state", "history", "resumed");
    assertThat(frames.get(1).path("messages").findValues("seq"))
        .extracting(JsonNode::longValue)
        .containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(frames.get(1).path("messages").findValuesAsText("sender"))
        .containsExactly("BOT", "USER", "BOT", "USER", "BOT");
    JsonNode resumed = frames.get(2);
    assertThat(resumed.path("currentQuestion").toString())
        .isEqualTo(
            "{\"id\":\"c\",\"text\":\"Which?\",\"options\":"
                + "[{\"id\":\"x\",\"text\":\"This one\"},{\"id\":\"y\",\"text\":\"That one\"}]}");
    assertThat(resumed.path("message").asText())
        .isEqualTo("Which?\n1 – This one\n2 – That one")
        .isEqualTo(frames.get(1).path("messages").path(4).path("content").asText());
    client.expectSilence();
  }

  @Test
  void resumesInsideAFollowUpWithTheFollowUp(RunningServer server) {
    String id = server.begin();
    server.say(id, "Vanilla");
    server.say(id, "yes");

    JsonNode resumed = server.connect(id).expectAll("state", "history", "resumed").get(2);
    assertThat(resumed.path("currentQuestion").path("id").asText()).isEqualTo("q2.reason");
    assertThat(resumed.path("currentQuestion").path("options").isArray()).isTrue();
    assertThat(resumed.path("message").asText()).isEqualTo(FOLLOW_UP);
  }

  @Test
  void doesNotResumeWhileNoAnswerWasAccepted(RunningServer server) {
    String id = server.begin();
    server.say(id, "Liquorice");
    var client = server.connect(id);
    client.expectAll("state", "history");
    client.expectSilence();
  }

  @Test
  void storesAndShowsARejectedAnswerStaysAndAsksAgain(RunningServer server) {
    String id = server.begin();
    var first = server.join(id);
    var second = server.join(id);

    first.answer("Liquorice", "m1");
    assertThat(first.expect("ack").path("seq").longValue()).isEqualTo(2);
    JsonNode again = first.expect("message");
    assertThat(again.path("sender").asText()).isEqualTo("BOT");
    assertThat(again.path("content").asText())
        .contains(FIRST_QUESTION)
        .hasSizeGreaterThan(FIRST_QUESTION.length());
    assertUser(second.expect("message"), "Liquorice", 2);
    assertThat(second.expect("message")).isEqualTo(again);

    JsonNode view = server.http().get("/conversations/" + id).is(200);
    assertThat(view.path("current_question_index").intValue()).isZero();
    assertThat(view.path("answers")).isEmpty();
    assertThat(view.path("messages")).hasSize(3);
    first.answer("Vanilla");
    assertBot(first.expect("message"), SECOND_QUESTION, 5);
  }

  @Test
  void showsACompletedConversationAndClosesWith1000(RunningServer server) {
    String id = server.begin();
    server.finish(id);

    var client = server.connect(id);
    var frames = client.expectAll("state", "history", "completed");
    assertThat(client.expectClose(1000).reason()).isEqualTo("Survey completed successfully");
    JsonNode conversation = frames.get(0).path("conversation");
    assertThat(conversation.path("status").asText()).isEqualTo("completed");
    assertThat(conversation.path("current_question_index").intValue()).isEqualTo(2);
    assertThat(frames.get(1).path("messages")).hasSize(5);
  }

  @Test
  void keepsTheSpeakersTimesInUtc(RunningServer server) {
    String id = server.begin();
    var client = server.connect(id);
    client.expect("state");
    var times = new ArrayList<>(client.expect("history").findValuesAsText("timestamp"));
    client.answer("Vanilla");
    times.add(client.expect("message").path("timestamp").asText());
    assertThat(times).hasSize(2).allSatisfy(ChatIT::assertUtc);
  }

  @Test
  void makesIdsOf128RandomBitsOrMoreAndAConversationForEveryCall(RunningServer server) {
    List<String> ids = List.of(server.begin(), server.begin(), server.begin());
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-zA-Z_-]{22,}"));
  }

  private static void assertUser(JsonNode message, String content, long seq) {
    assertThat(message.path("sender").asText()).isEqualTo("USER");
    assertThat(message.path("content").asText()).isEqualTo(content);
    assertThat(message.path("seq").longValue()).isEqualTo(seq);
  }

  private static void assertBot(JsonNode message, String content, long seq) {
    assertThat(message.path("sender").asText()).isEqualTo("BOT");
    assertThat(message.path("content").asText()).isEqualTo(content);
    assertThat(message.path("seq").longValue()).isEqualTo(seq);
  }

  private static void assertUtc(String time) {
    assertThat(time).endsWith("Z");
    assertThat(Instant.parse(time)).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
  }
}
