package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@ContractTest
class HttpConversationsIT {
  @Test
  void beginsANewOneEveryTimeAndNamesItsSocket(RunningServer server) {
    String body = "{\"customer_id\":\"2\",\"survey_id\":\"1\"}";
    JsonNode first = server.http().post("/conversations", body).is(201);
    JsonNode second = server.http().post("/conversations", body).is(201);
    String id = first.path("conversation_id").asText();
    assertThat(id).isNotEqualTo(second.path("conversation_id").asText());
    assertThat(first.path("ws_url").asText())
        .isEqualTo("ws://127.0.0.1:" + server.port() + "/ws/" + id);
    server
        .own(
            RecordingClient.open(
                java.net.URI.create(first.path("ws_url").asText()), java.util.Map.of()))
        .expectAll("state", "history");
  }

  @Test
  void answers404ForAnUnknownCustomerOrSurvey(RunningServer server) {
    server
        .http()
        .post("/conversations", "{\"customer_id\":\"9\",\"survey_id\":\"1\"}")
        .problem(404);
    server
        .http()
        .post("/conversations", "{\"customer_id\":\"1\",\"survey_id\":\"9\"}")
        .problem(404);
  }

  @Test
  void namesEveryWrongFieldOfABody(RunningServer server) {
    assertThat(server.http().post("/conversations", "{}").wrongFields())
        .containsExactlyInAnyOrder("customer_id", "survey_id");
    assertThat(
            server
                .http()
                .post("/conversations", "{\"customer_id\":1,\"survey_id\":\" \",\"test\":\"yes\"}")
                .wrongFields())
        .containsExactlyInAnyOrder("customer_id", "survey_id", "test");
    for (String body : new String[] {"", "nonsense", "[]", "\"x\"", "{\"customer_id\":\"1\""}) {
      server.http().post("/conversations", body).problem(400);
    }
  }

  @Test
  void marksATest(RunningServer server) {
    server
        .http()
        .post("/conversations", "{\"customer_id\":\"1\",\"survey_id\":\"1\",\"test\":true}")
        .is(201);
    server.begin();
    assertThat(server.http().get("/conversations").is(200).findValuesAsText("test"))
        .containsExactlyInAnyOrder("true", "false");
  }

  @Test
  void showsOneWhole(RunningServer server) {
    String id = server.begin();
    server.say(id, "Chocolate");
    JsonNode view = server.anonymous().get("/conversations/" + id).is(200);
    assertThat(view.properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "id",
            "customer_id",
            "survey_id",
            "current_question_index",
            "answers",
            "answered",
            "messages",
            "status",
            "created_at",
            "updated_at");
    assertThat(server.http().get("/conversations/" + id).is(200).properties())
        .extracting(java.util.Map.Entry::getKey)
        .hasSize(11)
        .contains("open_question");
    assertThat(view.path("id").asText()).isEqualTo(id);
    assertThat(view.path("answers").toString()).isEqualTo("{\"q1\":\"2\"}");
    assertThat(view.path("status").asText()).isEqualTo("active");
    JsonNode messages = server.http().get("/conversations/" + id + "/messages").is(200);
    assertThat(view.path("messages")).isEqualTo(messages);
    assertThat(messages).hasSize(3);
    for (JsonNode message : messages) {
      assertThat(message.path("sender").asText()).isIn("BOT", "USER");
      assertThat(message.path("timestamp").asText()).endsWith("Z");
      assertThat(message.path("content").isTextual()).isTrue();
      assertThat(message.path("seq").isIntegralNumber()).isTrue();
    }
  }

  @Test
  void answers404ForOneThatIsUnknown(RunningServer server) {
    server.http().get("/conversations/unknown").problem(404);
    server.http().get("/conversations/unknown/messages").problem(404);
    server.http().post("/conversations/unknown/messages", "{\"content\":\"x\"}").problem(404);
    server.http().post("/conversations/unknown/resume", "").problem(404);
  }

  @Test
  void takesAMessageByTheRulesOfTheSocketAndShowsItThere(RunningServer server) {
    String id = server.begin();
    var tab = server.join(id);
    JsonNode received =
        server
            .http()
            .post(
                "/conversations/" + id + "/messages",
                "{\"content\":\"Chocolate\",\"client_message_id\":\"h-1\"}")
            .is(201);
    assertThat(received.toString()).isEqualTo("{\"status\":\"message received\",\"seq\":2}");
    JsonNode said = tab.expect("message");
    assertThat(said.path("sender").asText()).isEqualTo("USER");
    assertThat(said.path("content").asText()).isEqualTo("Chocolate");
    assertThat(tab.expect("message").path("sender").asText()).isEqualTo("BOT");

    server.say(id, "no");
    tab.expectAll("message", "message", "completed");
    tab.expectClose(1000);
  }

  @Test
  void acknowledgesARepeatAndRefusesTheIdWithOtherContent(RunningServer server) {
    String path = "/conversations/" + server.begin() + "/messages";
    String body = "{\"content\":\"Chocolate\",\"client_message_id\":\"h-1\"}";
    server.http().post(path, body).is(201);
    assertThat(server.http().post(path, body).is(201).path("duplicate").booleanValue()).isTrue();
    server.http().post(path, "{\"content\":\"no\",\"client_message_id\":\"h-1\"}").problem(409);
    assertThat(server.http().get(path).is(200)).hasSize(3);
  }

  @Test
  void refusesBadContentWith422AndAnythingAfterTheEndWith409(RunningServer server) {
    String id = server.begin();
    String path = "/conversations/" + id + "/messages";
    for (String content :
        new String[] {
          "null", "1", "\"\"", "\" \"", "\"a\\u0000\"", "\"" + "x".repeat(4_001) + "\"", "[]"
        }) {
      assertThat(server.http().post(path, "{\"content\":" + content + "}").wrongFields())
          .as(content)
          .containsExactly("content");
    }
    assertThat(server.http().post(path, "{}").wrongFields()).containsExactly("content");
    for (String id64 : new String[] {"\"\"", "7", "\"" + "x".repeat(65) + "\""}) {
      assertThat(
              server
                  .http()
                  .post(path, "{\"content\":\"x\",\"client_message_id\":" + id64 + "}")
                  .wrongFields())
          .containsExactly("client_message_id");
    }
    assertThat(server.http().get(path).is(200)).hasSize(1);

    server.finish(id);
    server.http().post(path, "{\"content\":\"more\"}").problem(409);
    assertThat(server.http().get(path).is(200)).hasSize(5);
  }

  @Test
  void tellsWhatCanBeResumedAndChangesNothing(RunningServer server) {
    String id = server.begin();
    JsonNode before = server.http().get("/conversations/" + id).is(200);
    JsonNode resumed = server.http().post("/conversations/" + id + "/resume", "").is(200);
    assertThat(resumed.toString())
        .isEqualTo("{\"status\":\"resumed\",\"conversation_id\":\"" + id + "\"}");
    assertThat(server.http().get("/conversations/" + id).is(200)).isEqualTo(before);
    server.finish(id);
    server.http().post("/conversations/" + id + "/resume", "").problem(404);
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void pagesOver250WithoutGapOrRepeat(RunningServer server) {
    var begun = new ArrayList<String>();
    for (int i = 0; i < 250; i++) {
      begun.add(server.begin());
    }
    for (int limit : new int[] {7, 100, 250, 1_000}) {
      var seen = new ArrayList<String>();
      String cursor = "";
      do {
        JsonNode page = server.http().get("/conversations?limit=" + limit + cursor).is(200);
        assertThat(page.path("items").size()).isLessThanOrEqualTo(limit);
        seen.addAll(page.path("items").findValuesAsText("id"));
        cursor =
            page.hasNonNull("next_cursor")
                ? "&cursor=" + encoded(page.path("next_cursor").asText())
                : "";
      } while (!cursor.isEmpty());
      assertThat(seen).hasSize(250).doesNotHaveDuplicates();
      assertThat(new HashSet<>(seen)).isEqualTo(new HashSet<>(begun));
    }
  }

  @Test
  void keepsThePlaceWhileOthersBegin(RunningServer server) {
    var old = new ArrayList<String>();
    for (int i = 0; i < 10; i++) {
      old.add(server.begin());
    }
    JsonNode first = server.http().get("/conversations?limit=4").is(200);
    server.begin();
    server.begin();
    JsonNode rest =
        server
            .http()
            .get("/conversations?limit=100&cursor=" + encoded(first.path("next_cursor").asText()))
            .is(200);
    var seen = new ArrayList<>(first.path("items").findValuesAsText("id"));
    seen.addAll(rest.path("items").findValuesAsText("id"));
    assertThat(seen).containsExactlyInAnyOrderElementsOf(old);
  }

  @Test
  void filtersByStatusAndSurvey(RunningServer server) {
    server.publish(Definition.ofTexts("other", 1));
    String active = server.begin();
    String finished = server.begin();
    String other = server.begin("other");
    server.finish(finished);
    assertThat(ids(server, "status=completed")).containsExactly(finished);
    assertThat(ids(server, "status=active")).containsExactlyInAnyOrder(active, other);
    assertThat(ids(server, "survey_id=other")).containsExactly(other);
    assertThat(ids(server, "survey_id=1&status=active")).containsExactly(active);
    assertThat(ids(server, "survey_id=unknown")).isEmpty();
  }

  @Test
  void findsWhatIsAskedForLiterally(RunningServer server) {
    server.publish(Definition.ofTexts("texts", 5));
    String percent = beginOf(server, "100% sure", "percent@example.com");
    String underscore = beginOf(server, "Under_score", "under@example.com");
    String bang = beginOf(server, "Hey! You", "bang@example.com");
    String plain = beginOf(server, "Plain", "plain@example.com");
    assertThat(ids(server, "q=" + encoded("%"))).containsExactly(percent);
    assertThat(ids(server, "q=" + encoded("_"))).containsExactly(underscore);
    assertThat(ids(server, "q=" + encoded("!"))).containsExactly(bang);
    assertThat(ids(server, "q=" + encoded("\\"))).isEmpty();
    assertThat(ids(server, "q=" + encoded("'"))).isEmpty();
    assertThat(ids(server, "q=PLAIN")).containsExactly(plain);
    assertThat(ids(server, "q=plain@")).containsExactly(plain);
    assertThat(ids(server, "q=" + plain)).containsExactly(plain);
    assertThat(ids(server, "q=")).hasSize(4);
  }

  @Test
  void refusesQuestionsThatItCannotUnderstand(RunningServer server) {
    for (String query :
        new String[] {
          "limit=0",
          "limit=-1",
          "limit=x",
          "limit=1001",
          "limit=99999999999999999999",
          "status=asleep",
          "cursor=nonsense",
          "cursor=%21",
          "cursor=" + "A".repeat(5_000)
        }) {
      server.http().get("/conversations?" + query).problem(400);
    }
  }

  @Test
  void doesNotFailOnAForgedCursor(RunningServer server) {
    for (String place :
        new String[] {Long.MAX_VALUE + " x", Long.MIN_VALUE + " x", "0 x", "-1 '; drop table x"}) {
      String cursor =
          java.util.Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(place.getBytes(StandardCharsets.UTF_8));
      assertThat(server.http().get("/conversations?cursor=" + cursor).status()).isIn(200, 400);
    }
  }

  @Test
  void summarisesEachInARow(RunningServer server) {
    String id = server.begin();
    server.say(id, "Vanilla");
    JsonNode row = server.http().get("/conversations").is(200).path("items").path(0);
    assertThat(row.path("id").asText()).isEqualTo(id);
    assertThat(row.path("customer_name").asText()).isEqualTo("John Doe");
    assertThat(row.path("survey_name").asText()).isEqualTo("Ice Cream Preference");
    assertThat(row.path("question_index").intValue()).isEqualTo(1);
    assertThat(row.path("total_questions").intValue()).isEqualTo(2);
    assertThat(row.path("progress").intValue()).isEqualTo(50);
    assertThat(row.path("last_seq").longValue()).isEqualTo(3);
    assertThat(row.has("completed_at")).isFalse();
  }

  @Test
  void answersAMethodThatIsNotTakenWith405AndAnUnknownAddressWith404(RunningServer server) {
    server.http().get("/nowhere").problem(404);
    server.http().call("PATCH", "/conversations", "{}").problem(405);
    server.http().delete("/health").problem(405);
  }

  @Test
  void refusesABodyThatIsTooBig(RunningServer server) {
    server
        .http()
        .post("/conversations", "{\"customer_id\":\"" + "x".repeat(3_000_000) + "\"}")
        .problem(413);
  }

  @Test
  void doesNotFailOnStrangeAddresses(RunningServer server) throws Exception {
    for (String path :
        List.of("/conversations/%00", "/conversations/%FF", "/conversations/%2F", "/surveys/%")) {
      try (var raw = RawSocket.connect(server.port())) {
        String head =
            raw.request(
                "GET " + path + " HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Authorization: Bearer " + server.token());
        assertThat(head).as(path).matches("(?s)HTTP/1.1 40[04].*");
        assertThat(raw.rest())
            .as(path)
            .doesNotContainIgnoringCase("exception")
            .doesNotContain("org.eclipse");
      }
    }
  }

  private static List<String> ids(RunningServer server, String query) {
    return server
        .http()
        .get("/conversations?" + query)
        .is(200)
        .path("items")
        .findValuesAsText("id");
  }

  private static String beginOf(RunningServer server, String name, String email) {
    String customer =
        server
            .http()
            .post("/customers", "{\"name\":\"" + name + "\",\"email\":\"" + email + "\"}")
            .is(201)
            .path("id")
            .asText();
    return server
        .http()
        .post("/conversations", "{\"customer_id\":\"" + customer + "\",\"survey_id\":\"texts\"}")
        .is(201)
        .path("conversation_id")
        .asText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
