package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpHeaders;

/// What came back from a call.
record HttpAnswer(int status, HttpHeaders headers, String text) {
  private static final JsonMapper MAPPER = new JsonMapper();

  JsonNode json() {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  String contentType() {
    return headers.firstValue("Content-Type").orElse("");
  }

  /// The body of a success with this status.
  JsonNode is(int expected) {
    assertThat(status).as(text).isEqualTo(expected);
    if (expected == 204) {
      assertThat(text).isEmpty();
      return MAPPER.createObjectNode();
    }
    assertThat(contentType()).startsWith("application/json");
    return json();
  }

  /// The problem of a failure with this status, in the shape of RFC 9457.
  JsonNode problem(int expected) {
    assertThat(status).as(text).isEqualTo(expected);
    assertThat(contentType()).startsWith("application/problem+json");
    JsonNode problem = json();
    assertThat(problem.path("status").intValue()).isEqualTo(expected);
    assertThat(problem.path("type").isTextual()).isTrue();
    PlainWords.check(problem.path("title").asText());
    PlainWords.check(problem.path("detail").asText());
    assertThat(problem.path("error_id").asText()).matches("E-[0-9a-f]{8}");
    for (JsonNode error : problem.path("errors")) {
      assertThat(error.path("field").asText()).isNotBlank();
      PlainWords.check(error.path("message").asText());
    }
    return problem;
  }

  /// The fields that a 422 names.
  Iterable<String> wrongFields() {
    return problem(422).path("errors").findValuesAsText("field");
  }
}
