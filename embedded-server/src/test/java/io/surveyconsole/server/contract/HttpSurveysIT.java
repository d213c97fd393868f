package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@ContractTest
class HttpSurveysIT {
  @Test
  void beginWithTheIceCream(RunningServer server) {
    JsonNode all = server.http().get("/surveys").is(200);
    assertThat(all.findValuesAsText("name")).contains("Ice Cream Preference");
    JsonNode survey = server.http().get("/surveys/1").is(200);
    assertThat(survey.path("id").asText()).isEqualTo("1");
    JsonNode question = survey.path("questions").path(0);
    assertThat(question.path("id").asText()).isEqualTo("q1");
    assertThat(question.path("options").findValuesAsText("id")).containsExactly("1", "2", "3");
    assertThat(survey.path("questions").path(1).path("options").isArray()).isTrue();
    server.http().get("/surveys/unknown").problem(404);
  }

  @Test
  void arePublishedAsNewVersionsUnlessTheContentIsTheSame(RunningServer server) {
    Definition first = Definition.ofTexts("mine", 1);
    Definition second = Definition.ofTexts("mine", 2);
    assertThat(put(server, first)).isEqualTo(1);
    assertThat(put(server, first)).isEqualTo(1);
    assertThat(put(server, second)).isEqualTo(2);
    assertThat(put(server, new Definition("mine", "  " + second.json() + "\n"))).isEqualTo(2);
    assertThat(server.http().get("/surveys/mine").is(200).path("questions")).hasSize(2);
  }

  @Test
  void areKeptInAFileOfTheirOwn(RunningServer server) throws Exception {
    server.publish(Definition.ofTexts("mine", 1));
    assertThat(server.surveys().resolve("mine.json")).content().contains("Question 1?");
    server.http().put("/surveys/mine", Definition.ofTexts("mine", 2).json());
    assertThat(server.surveys().resolve("mine.json")).content().contains("Question 2?");
    assertThat(files(server)).noneMatch(name -> name.contains(".new") || name.endsWith("~"));
  }

  @Test
  void rewriteTheFileTheyCameFrom(RunningServer server) throws Exception {
    Files.writeString(
        server.surveys().resolve("my own name.json"), Definition.ofTexts("mine", 1).json());
    Patience.until(() -> server.http().get("/surveys/mine").is(200));
    server.http().put("/surveys/mine", Definition.ofTexts("mine", 3).json());
    assertThat(server.surveys().resolve("my own name.json")).content().contains("Question 3?");
    assertThat(server.surveys().resolve("mine.json")).doesNotExist();
  }

  @Test
  void areRefusedWithAllProblemsEachWithItsPlace(RunningServer server) {
    String definition =
        """
        {
          "id": "other",
          "name": "",
          "questions": [
            {"id": "a", "text": ""},
            {"id": "a", "text": "Twice?"},
            {"id": "c", "text": "Which?", "options": [
              {"id": "x", "text": "Same"},
              {"id": "y", "text": "same"}]}
          ]
        }
        """;
    var answer = server.http().put("/surveys/mine", definition);
    assertThat(answer.wrongFields())
        .hasSizeGreaterThanOrEqualTo(5)
        .allMatch(place -> place.matches("[1-9]\\d*:[1-9]\\d*"))
        .contains("2:9", "3:11");
    server.http().get("/surveys/mine").problem(404);
    server.http().get("/surveys/other").problem(404);
  }

  @Test
  void areRefusedWhenTheyCannotBeRead(RunningServer server) {
    for (String body : new String[] {"", "nonsense", "{\"id\":\"mine\",", "[]", "null", "{}"}) {
      assertThat(server.http().put("/surveys/mine", body).wrongFields()).isNotEmpty();
    }
  }

  @Test
  void areRefusedUnderAnotherId(RunningServer server) throws Exception {
    List<String> before = files(server);
    var answer = server.http().put("/surveys/mine", Definition.ofTexts("other", 1).json());
    assertThat(answer.wrongFields()).isNotEmpty();
    assertThat(files(server)).isEqualTo(before);
    server.http().get("/surveys/mine").problem(404);
    server.http().get("/surveys/other").problem(404);
  }

  @Test
  void neverMakeAFileOfAnIdThatIsNoName(RunningServer server) throws Exception {
    List<String> before = files(server);
    for (String id :
        new String[] {
          "no id", "..", "../mine", "a/b", "ä", "a.b", "x".repeat(65), "a\u0000b", "%"
        }) {
      String path =
          java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8)
              .replace("+", "%20");
      String body =
          Definition.ofTexts("mine", 1).json().replace("\"id\":\"mine\"", "\"id\":\"" + id + "\"");
      try (var caller = new HttpCaller(server.address(), server.token())) {
        assertThat(caller.put("/surveys/" + path, body).status()).as(id).isIn(400, 404, 422);
      }
    }
    assertThat(files(server)).isEqualTo(before);
    try (var around = Files.list(server.folder())) {
      assertThat(around.map(Path::toString)).noneMatch(name -> name.endsWith(".json"));
    }
  }

  @Test
  void keepRunningConversationsOnTheVersionTheyBeganWith(RunningServer server) {
    server.publish(Definition.ofTexts("mine", 2));
    String old = server.begin("mine");
    server.http().put("/surveys/mine", Definition.ofTexts("mine", 1).json());
    String young = server.begin("mine");

    var client = server.join(old);
    client.answer("one");
    client.expect("message");
    client.expectSilence();
    client.answer("two");
    client.expectAll("message", "completed");
    var other = server.join(young);
    other.answer("one");
    other.expectAll("message", "completed");
    assertThat(server.http().get("/conversations").is(200).findValuesAsText("survey_version"))
        .containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void areShownInTheVersionThatIsAskedForAlsoWhenTheyAreWithdrawn(RunningServer server)
      throws Exception {
    server.publish(Definition.ofTexts("mine", 2));
    server.http().put("/surveys/mine", Definition.ofTexts("mine", 1).json());
    JsonNode first = server.http().get("/surveys/mine?version=1").is(200);
    assertThat(first.path("version").intValue()).isEqualTo(1);
    assertThat(first.path("questions")).hasSize(2);
    assertThat(server.http().get("/surveys/mine?version=2").is(200).path("questions")).hasSize(1);
    server.http().get("/surveys/mine?version=3").problem(404);
    server.http().get("/surveys/nosuch?version=1").problem(404);
    for (String version : List.of("0", "x", "3000000000")) {
      server.http().get("/surveys/mine?version=" + version).problem(400);
    }
    Files.delete(server.surveys().resolve("mine.json"));
    server.stop();
    server.startAgain();
    server.http().get("/surveys/mine").problem(404);
    assertThat(server.http().get("/surveys/mine?version=1").is(200).path("questions")).hasSize(2);
  }

  @Test
  void surviveARestartOnTheirVersions(RunningServer server) {
    server.publish(Definition.ofTexts("mine", 2));
    String old = server.begin("mine");
    server.http().put("/surveys/mine", Definition.ofTexts("mine", 1).json());
    server.stop();
    server.startAgain();
    JsonNode survey = server.http().get("/surveys/mine").is(200);
    assertThat(survey.path("version").intValue()).isEqualTo(2);
    assertThat(server.connect(old).expect("state").path("survey").path("questions")).hasSize(2);
  }

  private static int put(RunningServer server, Definition definition) {
    var answer = server.http().put("/surveys/" + definition.id(), definition.json());
    assertThat(answer.status()).isIn(200, 201);
    return answer.json().path("version").intValue();
  }

  private static List<String> files(RunningServer server) throws Exception {
    try (var files = Files.list(server.surveys())) {
      return new ArrayList<>(files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }
}
