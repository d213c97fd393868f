package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.surveyconsole.server.SurveyServer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// `openapi.json`, to hold answers against.
final class ApiDescription {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final JsonNode document;
  private final SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getDraft202012());
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  private ApiDescription(JsonNode document) {
    this.document = document;
  }

  static ApiDescription read() throws IOException {
    try (var in = SurveyServer.class.getResourceAsStream("openapi.json")) {
      return new ApiDescription(new JsonMapper().readTree(in));
    }
  }

  JsonNode document() {
    return document;
  }

  /// Method and path of every operation, such as `GET /surveys/{id}`.
  Set<String> routes() {
    var routes = new TreeSet<String>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(name -> {
                  if (METHODS.contains(name)) {
                    routes.add(name.toUpperCase(Locale.ROOT) + " " + path.getKey());
                  }
                }));
    return routes;
  }

  JsonNode operation(String route) {
    String[] parts = route.split(" ", 2);
    JsonNode operation =
        document.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    assertThat(operation.isObject()).as("%s is described", route).isTrue();
    return operation;
  }

  /// The answers an operation may give, by status, with references followed.
  Map<String, JsonNode> answers(String route) {
    var answers = new TreeMap<String, JsonNode>();
    operation(route)
        .path("responses")
        .properties()
        .forEach(one -> answers.put(one.getKey(), followed(one.getValue())));
    return answers;
  }

  private JsonNode followed(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  /// Fails unless the answer is one that is described for this route.
  void check(String route, HttpAnswer answer) {
    JsonNode described = answers(route).get(Integer.toString(answer.status()));
    if (described == null) {
      throw new AssertionError(route + " answered " + answer.status() + ": " + answer.text());
    }
    JsonNode content = described.path("content");
    if (content.isMissingNode()) {
      assertThat(answer.text()).as(route).isEmpty();
      return;
    }
    String type = answer.contentType().split(";", 2)[0];
    assertThat(content.has(type)).as("%s answers %s", route, type).isTrue();
    if (type.endsWith("json")) {
      assertThat(problems(content.path(type).path("schema"), answer.text())).as(route).isEmpty();
    }
    described
        .path("headers")
        .fieldNames()
        .forEachRemaining(name -> assertThat(answer.headers().firstValue(name)).isPresent());
  }

  /// What is wrong with a text by a schema of the components.
  List<String> problems(String schema, String text) {
    JsonNode reference =
        new JsonMapper().createObjectNode().put("$ref", "#/components/schemas/" + schema);
    return problems(reference, text);
  }

  private List<String> problems(JsonNode schema, String text) {
    return schemas.computeIfAbsent(schema, this::compiled).validate(text, InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  private Schema compiled(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.set("components", document.path("components"));
    return registry.getSchema(whole.toString(), InputFormat.JSON);
  }
}
