package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@ContractTest
class HostileTextIT {
  private static Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    texts.put("HTML", "<script>alert('x')</script> & <b>bold</b> &amp; \"quoted\"");
    texts.put(
        "control characters", "a\u0001\u0002\u0007\b\f\u001b[31mred\u001f\u007f\u0080\u009fb");
    texts.put("line ends", " \r\n two\n\nlines\r \t");
    texts.put("bidi marks", "\u202Eevil\u202C \u2066x\u2069 \u200F\u200E");
    texts.put("4-byte emoji", "😀👨‍👩‍👧‍👦🏳️‍🌈\uD83E\uDDD1\uD83C\uDFFD");
    texts.put("separators of lines", "a\u2028b\u2029c\u0085d");
    texts.put("what is no character", "\uFFFE\uFFFF\uFDD0 \uDBFF\uDFFF \uFEFFbom\uFFFD");
    texts.put("combining marks", "Z\u0351\u036B\u0343\u036A e\u0301 is not \u00E9");
    texts.put("what looks like SQL", "'; drop table message; -- \\ % _ ? :id");
    texts.put("what looks like JSON", "{\"type\":\"completed\"} \\u0041 \\");
    texts.put("what looks like a formula", "=cmd|' /C calc'!A0");
    texts.put("what logs look up", "${jndi:ldap://localhost/x} {} %s %n");
    texts.put("4000 code points", "😀é\u2028x".repeat(1_000));
    return texts;
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> storesAndReturnsTextAsItCame(RunningServer server) {
    server.publish(Definition.ofTexts("texts", 30));
    String id = server.begin("texts");
    var client = server.join(id);
    var other = server.join(id);
    return texts().entrySet().stream()
        .map(entry ->
            dynamicTest(
                entry.getKey(),
                () -> {
                  String text = entry.getValue();
                  client.answer(text);
                  client.expect("message");
                  assertThat(other.expect("message").path("content").asText()).isEqualTo(text);
                  long seq = other.expect("message").path("seq").longValue() - 1;

                  JsonNode view = server.http().get("/conversations/" + id).is(200);
                  assertThat(said(view.path("messages"), seq)).isEqualTo(text);
                  assertThat(view.path("answers").path("q" + seq / 2).asText()).isEqualTo(text);
                  assertThat(
                          said(
                              server.http().get("/conversations/" + id + "/messages").is(200), seq))
                      .isEqualTo(text);
                  var late = server.connect(id);
                  JsonNode state = late.expect("state");
                  assertThat(
                          state.path("conversation").path("answers").path("q" + seq / 2).asText())
                      .isEqualTo(text);
                  assertThat(said(late.expect("history").path("messages"), seq)).isEqualTo(text);
                  late.close();
                }));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> takesTheSameOverHttp(RunningServer server) {
    server.publish(Definition.ofTexts("texts", 30));
    String id = server.begin("texts");
    var client = server.join(id);
    return texts().entrySet().stream()
        .map(entry ->
            dynamicTest(
                entry.getKey(),
                () -> {
                  server.say(id, entry.getValue());
                  assertThat(client.expect("message").path("content").asText())
                      .isEqualTo(entry.getValue());
                  client.expect("message");
                }));
  }

  @Test
  void refusesNulAndHalfCharactersOverHttpToo(RunningServer server) {
    String id = server.begin();
    for (String content : new String[] {"a\\u0000b", "\\ud83d", "\\ude00x"}) {
      assertThat(
              server
                  .http()
                  .post("/conversations/" + id + "/messages", "{\"content\":\"" + content + "\"}")
                  .wrongFields())
          .containsExactly("content");
    }
    assertThat(server.http().get("/conversations/" + id + "/messages").is(200)).hasSize(1);
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> keepsCustomersNamesAsTheyCame(RunningServer server) {
    return Stream.of("<b>Bobby</b>", "\u202Egnaw", "Zoë 😀", "O'Hara; --", "a\u2028b")
        .map(name ->
            dynamicTest(
                name,
                () -> {
                  var body = JsonNodeFactory.instance.objectNode();
                  body.put("name", name).put("email", "a@example.com");
                  JsonNode made = server.http().post("/customers", body.toString()).is(201);
                  assertThat(made.path("name").asText()).isEqualTo(name);
                  assertThat(server.http().get("/customers/" + made.path("id").asText()).is(200))
                      .isEqualTo(made);
                }));
  }

  @Test
  void isNotPoisonedByASurveyNamedWithHalfACharacter(RunningServer server) {
    var answer =
        server
            .http()
            .put(
                "/surveys/half",
                "{\"id\":\"half\",\"name\":\"Ha\\ud83dlf\",\"questions\":"
                    + "[{\"id\":\"q\",\"text\":\"What?\"}]}");
    server.http().get("/surveys").is(200);
    answer.problem(422);
  }

  @Test
  void isNotPoisonedByAnUnknownIdThatIsCutInsideACharacter(RunningServer server) {
    var client = server.connect("a".repeat(63) + "%F0%9F%98%80tail");
    client.expect("error");
    client.expectClose(4404);
    Patience.until(() -> assertThat(server.openConnections()).isZero());

    var feed = server.feed();
    feed.expect("hello");
    feed.skipTo("live");
  }

  private static String said(JsonNode messages, long seq) {
    for (JsonNode message : messages) {
      if (message.path("seq").longValue() == seq) {
        return message.path("content").asText();
      }
    }
    throw new AssertionError("no message " + seq);
  }
}
