package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Holds `openapi.json` against the server.
@ContractTest
class OpenApiIT {
  private final ApiDescription description;

  OpenApiIT() throws IOException {
    description = ApiDescription.read();
  }

  @Test
  void describesEveryRouteAndNoOther() throws Exception {
    assertThat(RegisteredRoutes.find())
        .hasSizeGreaterThanOrEqualTo(20)
        .isEqualTo(description.routes());
  }

  @Test
  void isServedAsItIs(RunningServer server) {
    assertThat(server.http().get("/openapi.json").is(200)).isEqualTo(description.document());
  }

  @Test
  void isOfOpenApi31AndHoldsTogether() {
    JsonNode document = description.document();
    assertThat(document.path("openapi").asText()).startsWith("3.1");
    Set<String> ids = new HashSet<>();
    for (String route : description.routes()) {
      JsonNode operation = description.operation(route);
      assertThat(ids.add(operation.path("operationId").asText())).as(route).isTrue();
      assertThat(operation.path("summary").asText()).as(route).isNotBlank();
      assertThat(description.answers(route))
          .as(route)
          .isNotEmpty()
          .allSatisfy((_, answer) -> assertThat(answer.path("description").asText()).isNotBlank());
    }
    for (String reference : document.findValuesAsText("$ref")) {
      assertThat(document.at(reference.substring(1)).isObject()).as(reference).isTrue();
    }
    Set<String> used = new HashSet<>(document.findValuesAsText("$ref"));
    used.add("#/components/schemas/FeedMessage"); // carried by a socket, which OpenAPI cannot say
    document
        .path("components")
        .path("schemas")
        .fieldNames()
        .forEachRemaining(name -> assertThat(used).contains("#/components/schemas/" + name));
  }

  @Test
  void namesEveryParameterOfItsPaths() {
    for (String route : description.routes()) {
      String path = route.split(" ", 2)[1];
      JsonNode parameters = description.document().path("paths").path(path).path("parameters");
      Set<String> named = new HashSet<>();
      parameters.forEach(parameter -> named.add("{" + parameter.path("name").asText() + "}"));
      Set<String> wanted = new HashSet<>();
      for (String part : path.split("/", -1)) {
        if (part.startsWith("{")) {
          wanted.add(part);
        }
      }
      assertThat(named).as(path).isEqualTo(wanted);
    }
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> isAnsweredByARouteWithAnAnswerThatIsDescribed(RunningServer server) {
    return description.routes().stream()
        .map(route ->
            dynamicTest(
                route,
                () -> {
                  String[] parts = route.split(" ", 2);
                  String path = parts[1].replaceAll("\\{[^}]+}", "unknown");
                  String body = parts[0].matches("PUT|POST") ? "{}" : null;
                  if (description.answers(route).containsKey("101")) {
                    assertThat(upgrade(server, path)).startsWith("HTTP/1.1 101");
                    return;
                  }
                  var answer = server.http().call(parts[0], path, body);
                  description.check(route, answer);
                  assertThat(answer.status()).isNotEqualTo(405);
                  assertThat(answer.text()).doesNotContain("nothing at this address");
                }));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> asksForTheTokenWhereItSaysSo(RunningServer server) {
    return description.routes().stream()
        .filter(route -> !description.answers(route).containsKey("101"))
        .map(route ->
            dynamicTest(
                route,
                () -> {
                  String[] parts = route.split(" ", 2);
                  String path = parts[1].replaceAll("\\{[^}]+}", "unknown");
                  String body = parts[0].matches("PUT|POST") ? "{}" : null;
                  var answer = server.anonymous().call(parts[0], path, body);
                  JsonNode security = description.operation(route).path("security");
                  boolean open =
                      security.isArray() && (security.isEmpty() || security.path(0).isEmpty());
                  assertThat(answer.status() == 401).isEqualTo(!open);
                  description.check(route, answer);
                }));
  }

  @Test
  void describesWhatIsReallyAnswered(RunningServer server) {
    var api = new Described(server);
    api.call(200, "GET /health", "/health");
    api.call(200, "GET /openapi.json", "/openapi.json");

    api.call(200, "GET /surveys", "/surveys");
    api.call(200, "GET /surveys/{id}", "/surveys/event-feedback");
    api.call(404, "GET /surveys/{id}", "/surveys/unknown");
    String mine = Definition.ofTexts("mine", 2).json();
    api.call(201, "PUT /surveys/{id}", "/surveys/mine", mine);
    api.call(200, "PUT /surveys/{id}", "/surveys/mine", mine);
    api.call(422, "PUT /surveys/{id}", "/surveys/other", mine);
    api.call(422, "PUT /surveys/{id}", "/surveys/no%20id", mine);
    api.call(422, "PUT /surveys/{id}", "/surveys/mine", "nonsense");

    api.call(200, "GET /customers", "/customers");
    String ann = "{\"id\":\"ann\",\"name\":\"Ann\",\"email\":\"ann@example.com\"}";
    api.call(201, "POST /customers", "/customers", ann);
    api.call(409, "POST /customers", "/customers", ann);
    api.call(422, "POST /customers", "/customers", "{}");
    api.call(400, "POST /customers", "/customers", "nonsense");
    api.call(413, "POST /customers", "/customers", "\"" + "x".repeat(3_000_000) + "\"");
    api.call(200, "GET /customers/{id}", "/customers/ann");
    api.call(404, "GET /customers/{id}", "/customers/unknown");
    api.call(204, "DELETE /customers/{id}", "/customers/ann");

    String begin = "{\"customer_id\":\"1\",\"survey_id\":\"1\",\"test\":true}";
    String id =
        api.call(201, "POST /conversations", "/conversations", begin)
            .path("conversation_id")
            .asText();
    api.call(400, "POST /conversations", "/conversations", "[");
    api.call(404, "POST /conversations", "/conversations", begin.replace("\"1\"", "\"9\""));
    api.call(422, "POST /conversations", "/conversations", "{}");
    api.call(409, "DELETE /customers/{id}", "/customers/1");
    String one = "/conversations/" + id;
    String say = "{\"content\":\"Vanilla\",\"client_message_id\":\"m\"}";
    api.call(201, "POST /conversations/{id}/messages", one + "/messages", say);
    api.call(201, "POST /conversations/{id}/messages", one + "/messages", say);
    api.call(
        409,
        "POST /conversations/{id}/messages",
        one + "/messages",
        say.replace("Vanilla", "other"));
    api.call(422, "POST /conversations/{id}/messages", one + "/messages", "{\"content\":\" \"}");
    api.call(400, "POST /conversations/{id}/messages", one + "/messages", "x");
    api.call(404, "POST /conversations/{id}/messages", "/conversations/unknown/messages", say);
    api.call(200, "GET /conversations/{id}/messages", one + "/messages?after_seq=1");
    api.call(400, "GET /conversations/{id}/messages", one + "/messages?after_seq=x");
    api.call(200, "GET /conversations/{id}", one);
    api.call(404, "GET /conversations/{id}", "/conversations/unknown");
    api.call(200, "POST /conversations/{id}/resume", one + "/resume", "");
    api.call(200, "GET /customers/{id}/active-surveys", "/customers/1/active-surveys");
    server.begin();
    api.call(200, "GET /conversations", "/conversations?limit=1");
    api.call(400, "GET /conversations", "/conversations?limit=0");
    server.finish(server.begin());
    api.call(200, "GET /conversations", "/conversations?status=completed&survey_id=1&q=john");

    describesWhatOperatorsDo(api, "/conversations/" + server.begin());

    String joined = server.begin();
    server.join(joined);
    JsonNode connections = api.call(200, "GET /connections", "/connections");
    assertThat(connections).hasSize(1);
    String connection = "/connections/" + connections.path(0).path("id").asText();
    api.call(204, "DELETE /connections/{id}", connection + "?reason=enough");
    api.call(404, "DELETE /connections/{id}", "/connections/unknown");
    String all = "/conversations/" + joined + "/connections";
    Patience.until(() ->
        assertThat(server.http().get(all).is(200).path(0).path("close_code").asInt())
            .isEqualTo(4403));
    api.call(200, "GET /conversations/{id}/connections", all + "?limit=5");
    api.call(400, "GET /conversations/{id}/connections", all + "?limit=0");
    api.call(404, "GET /conversations/{id}/connections", "/conversations/unknown/connections");
    server.connect(joined).expectAll("state", "history");
    api.call(200, "DELETE /conversations/{id}/connections", all + "?reason=enough");
    api.call(404, "DELETE /conversations/{id}/connections", "/conversations/unknown/connections");
  }

  private static void describesWhatOperatorsDo(Described api, String one) {
    String say = "POST /conversations/{id}/operator-messages";
    api.call(201, say, one + "/operator-messages", "{\"content\":\"Hello\"}");
    api.call(422, say, one + "/operator-messages", "{\"content\":\" \"}");
    api.call(400, say, one + "/operator-messages", "nonsense");
    api.call(404, say, "/conversations/unknown/operator-messages", "{\"content\":\"Hello\"}");
    api.call(201, "POST /conversations/{id}/repeat", one + "/repeat", "");
    api.call(409, "POST /conversations/{id}/skip", one + "/skip", "{\"question_id\":\"q2\"}");
    api.call(422, "POST /conversations/{id}/skip", one + "/skip", "{\"question_id\":1}");
    api.call(201, "POST /conversations/{id}/skip", one + "/skip", "{\"question_id\":\"q1\"}");
    api.call(200, "GET /conversations/{id}", one);
    api.call(200, "GET /conversations/{id}/messages", one + "/messages");
    api.call(409, "POST /conversations/{id}/reopen", one + "/reopen", "");
    api.call(422, "POST /conversations/{id}/end", one + "/end", "{\"content\":\" \"}");
    api.call(201, "POST /conversations/{id}/end", one + "/end", "{\"content\":\"Enough\"}");
    api.call(200, "GET /conversations/{id}", one);
    api.call(200, "GET /conversations", "/conversations?status=ended");
    api.call(409, "POST /conversations/{id}/repeat", one + "/repeat", "");
    api.call(201, "POST /conversations/{id}/reopen", one + "/reopen", "");
    api.call(200, "POST /broadcast", "/broadcast", "{\"content\":\"Hello all\"}");
    api.call(422, "POST /broadcast", "/broadcast", "{\"content\":\" \"}");
  }

  @Test
  void describesEveryFrameOfTheFeed(RunningServer server) {
    var feed = server.feed();
    feed.skipTo("live");
    String id = server.begin();
    var client = server.join(id);
    server.say(id, "Vanilla");
    client.close();
    while (feed.frames().stream().noneMatch(frame -> !frame.findValues("closed_at").isEmpty())) {
      feed.expect("changes");
    }
    for (JsonNode frame : feed.frames()) {
      assertThat(description.problems("FeedMessage", frame.toString())).as("%s", frame).isEmpty();
    }
  }

  @Test
  void wouldNoticeAFieldThatIsMissingNewOrOfAnotherType(RunningServer server) {
    ObjectNode health = (ObjectNode) server.http().get("/health").is(200);
    assertThat(description.problems("Health", health.toString())).isEmpty();
    assertThat(description.problems("Health", health.deepCopy().put("new", 1).toString()))
        .isNotEmpty();
    assertThat(description.problems("Health", health.deepCopy().put("healthy", "yes").toString()))
        .isNotEmpty();
    assertThat(description.problems("Health", health.deepCopy().without("version").toString()))
        .isNotEmpty();
  }

  private static String upgrade(RunningServer server, String path) {
    return server.raw().upgrade(path, "Host: localhost", "Authorization: Bearer " + server.token());
  }

  /// Calls and holds each answer against its description.
  private final class Described {
    private final RunningServer server;

    Described(RunningServer server) {
      this.server = server;
    }

    JsonNode call(int status, String route, String path) {
      return call(status, route, path, null);
    }

    JsonNode call(int status, String route, String path, @Nullable String body) {
      var answer = server.http().call(route.split(" ", 2)[0], path, body);
      assertThat(answer.status()).as("%s %s", path, answer.text()).isEqualTo(status);
      description.check(route, answer);
      return status == 204 ? description.document() : answer.json();
    }
  }
}
