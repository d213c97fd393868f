package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@ContractTest
class HalfCharacterIT {
  @Test
  void isNotPoisonedByACustomerNamedWithHalfACharacter(RunningServer server) {
    var answer =
        server.http().post("/customers", "{\"name\":\"Bob\\ud83d\",\"email\":\"bob@example.com\"}");
    server.http().get("/customers").is(200);
    if (answer.status() == 201) {
      String customer = answer.json().path("id").asText();
      String id =
          server
              .http()
              .post("/conversations", "{\"customer_id\":\"" + customer + "\",\"survey_id\":\"1\"}")
              .is(201)
              .path("conversation_id")
              .asText();
      assertThat(server.connect(id).expect("state").path("customer").path("name"))
          .isEqualTo(answer.json().path("name"));
    } else {
      assertThat(answer.wrongFields()).containsExactly("name");
    }
  }

  @Test
  void tellsAnUnknownIdWithoutBreakingACharacter(RunningServer server) {
    var client = server.connect("a".repeat(63) + "%F0%9F%98%80tail");
    assertThat(client.expect("error").path("message").asText())
        .startsWith("Conversation with ID a")
        .doesNotContain("?", "\uFFFD");
  }
}
