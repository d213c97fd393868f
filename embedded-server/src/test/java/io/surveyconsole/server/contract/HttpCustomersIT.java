package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

@ContractTest
class HttpCustomersIT {
  @Test
  void beginWithJohnAndJane(RunningServer server) {
    JsonNode all = server.http().get("/customers").is(200);
    assertThat(all.findValuesAsText("id")).containsExactlyInAnyOrder("1", "2");
    assertThat(all.findValuesAsText("name")).containsExactlyInAnyOrder("John Doe", "Jane Smith");
    assertThat(server.http().get("/customers/1").is(200).path("name").asText())
        .isEqualTo("John Doe");
  }

  @Test
  void areEnteredWithAnIdOrWithout(RunningServer server) {
    JsonNode named =
        server
            .http()
            .post("/customers", "{\"id\":\"c-7\",\"name\":\"Ann\",\"email\":\"ann@example.com\"}")
            .is(201);
    assertThat(named.toString())
        .isEqualTo("{\"id\":\"c-7\",\"name\":\"Ann\",\"email\":\"ann@example.com\"}");
    assertThat(server.http().get("/customers/c-7").is(200)).isEqualTo(named);
    JsonNode other =
        server
            .http()
            .post("/customers", "{\"name\":\"Bob\",\"email\":\"bob@example.com\"}")
            .is(201);
    assertThat(other.path("id").asText()).isNotBlank();
    assertThat(server.http().get("/customers").is(200)).hasSize(4);
  }

  @Test
  void areRefusedWithEveryWrongFieldNamed(RunningServer server) {
    assertThat(server.http().post("/customers", "{}").wrongFields())
        .containsExactlyInAnyOrder("name", "email");
    assertThat(
            server
                .http()
                .post("/customers", "{\"id\":\"no id\",\"name\":7,\"email\":\"nobody\"}")
                .wrongFields())
        .containsExactlyInAnyOrder("id", "name", "email");
    server
        .http()
        .post("/customers", "{\"id\":\"1\",\"name\":\"Ann\",\"email\":\"ann@example.com\"}")
        .problem(409);
    server.http().post("/customers", "nonsense").problem(400);
    assertThat(server.http().get("/customers").is(200)).hasSize(2);
  }

  @Test
  void areRemovedUnlessTheyHaveConversations(RunningServer server) {
    server.begin();
    server.http().delete("/customers/1").problem(409);
    server.http().get("/customers/1").is(200);
    server.http().delete("/customers/2").is(204);
    server.http().get("/customers/2").problem(404);
    server.http().delete("/customers/2").problem(404);
    server
        .http()
        .post("/conversations", "{\"customer_id\":\"2\",\"survey_id\":\"1\"}")
        .problem(404);
  }

  @Test
  void haveSurveysThatTheyHaveBegunAndNotFinished(RunningServer server) {
    String finished = server.begin();
    server.finish(finished);
    String id = server.begin();
    server.say(id, "Vanilla");
    JsonNode active = server.http().get("/customers/1/active-surveys").is(200);
    assertThat(active).hasSize(1);
    JsonNode survey = active.path(0);
    assertThat(survey.properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "conversation_id",
            "survey_id",
            "survey_name",
            "started_at",
            "last_updated",
            "progress",
            "current_question_index",
            "total_questions");
    assertThat(survey.path("conversation_id").asText()).isEqualTo(id);
    assertThat(survey.path("progress").isIntegralNumber()).isTrue();
    assertThat(survey.path("progress").intValue()).isEqualTo(50);
    assertThat(survey.path("current_question_index").intValue()).isEqualTo(1);
    assertThat(survey.path("total_questions").intValue()).isEqualTo(2);
    assertThat(server.http().get("/customers/2/active-surveys").is(200)).isEmpty();
    server.http().get("/customers/9/active-surveys").problem(404);
  }
}
