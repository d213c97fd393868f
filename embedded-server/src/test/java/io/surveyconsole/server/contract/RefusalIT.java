package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@ContractTest
class RefusalIT {
  private static Map<String, String> refused() {
    var frames = new LinkedHashMap<String, String>();
    frames.put("not JSON", "Vanilla");
    frames.put("half a JSON object", "{\"content\":\"Van");
    frames.put("two JSON objects", "{\"content\":\"Vanilla\"}{\"content\":\"yes\"}");
    frames.put("an empty frame", "");
    frames.put("an array", "[{\"content\":\"Vanilla\"}]");
    frames.put("a string", "\"Vanilla\"");
    frames.put("a number", "1");
    frames.put("null", "null");
    frames.put("an unknown type", "{\"type\":\"shout\",\"content\":\"Vanilla\"}");
    frames.put("a type in capitals", "{\"type\":\"MESSAGE\",\"content\":\"Vanilla\"}");
    frames.put("a server's type", "{\"type\":\"state\",\"content\":\"Vanilla\"}");
    frames.put("an empty type", "{\"type\":\"\",\"content\":\"Vanilla\"}");
    frames.put("a type that is a number", "{\"type\":1,\"content\":\"Vanilla\"}");
    frames.put("a type that is an object", "{\"type\":{},\"content\":\"Vanilla\"}");
    frames.put("a type that is an array", "{\"type\":[\"message\"],\"content\":\"Vanilla\"}");
    frames.put("a type that is true", "{\"type\":true,\"content\":\"Vanilla\"}");
    frames.put("no content", "{}");
    frames.put("a message without content", "{\"type\":\"message\"}");
    frames.put("content null", "{\"content\":null}");
    frames.put("content that is a number", "{\"content\":1}");
    frames.put("content that is an object", "{\"content\":{\"a\":1}}");
    frames.put("content that is an array", "{\"content\":[\"Vanilla\"]}");
    frames.put("content that is true", "{\"content\":true}");
    frames.put("empty content", "{\"content\":\"\"}");
    frames.put("blank content", "{\"content\":\" \\t\\n \"}");
    frames.put("blank content in another script", "{\"content\":\"\u3000\u2003\"}");
    frames.put("content of 4001 characters", "{\"content\":\"" + "x".repeat(4_001) + "\"}");
    frames.put("content of 4001 emoji", "{\"content\":\"" + "😀".repeat(4_001) + "\"}");
    frames.put("content with NUL", "{\"content\":\"Va\\u0000nilla\"}");
    frames.put("content with half an emoji", "{\"content\":\"Vanilla\\ud83d\"}");
    frames.put("content with the other half", "{\"content\":\"\\ude00 Vanilla\"}");
    frames.put("halves in the wrong order", "{\"content\":\"\\ude00\\ud83d\"}");
    frames.put("an empty id", "{\"content\":\"Vanilla\",\"client_message_id\":\"\"}");
    frames.put(
        "an id of 65 characters",
        "{\"content\":\"Vanilla\",\"client_message_id\":\"" + "x".repeat(65) + "\"}");
    frames.put("an id that is a number", "{\"content\":\"Vanilla\",\"client_message_id\":7}");
    frames.put("an id that is an object", "{\"content\":\"Vanilla\",\"client_message_id\":{}}");
    frames.put("nesting without end", "{\"content\":" + "[".repeat(10_000));
    frames.put("a number without end", "{\"content\":" + "1".repeat(20_000) + "}");
    return frames;
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> refusesInPlainWordsStoresNothingStaysOpenAndGoesOn(RunningServer server) {
    return refused().entrySet().stream()
        .map(entry ->
            dynamicTest(
                entry.getKey(),
                () -> {
                  String id = server.begin();
                  try (var client = server.join(id);
                      var other = server.join(id)) {
                    client.send(entry.getValue());
                    client.expect("error");
                    client.expectSilence();
                    other.expectSilence();
                    client.answer("Vanilla");
                    assertThat(client.expect("message").path("seq").longValue()).isEqualTo(3);
                  }
                }));
  }

  @Test
  void takesContentOf4000CodePointsEvenIfEachIsOf4Bytes(RunningServer server) {
    server.publish(Definition.ofTexts("texts", 3));
    var client = server.join(server.begin("texts"));
    client.answer("x".repeat(4_000));
    client.expect("message");
    client.answer("😀".repeat(4_000));
    client.expect("message");
  }

  @Test
  @ServerPerTest.With("limits.content-chars=3")
  void countsCodePointsNotBytesNorHalves(RunningServer server) {
    server.publish(Definition.ofTexts("texts", 3));
    var client = server.join(server.begin("texts"));
    client.answer("😀😀😀");
    client.expect("message");
    client.answer("😀😀😀😀");
    assertThat(client.expect("error").path("message").asText()).contains("3");
  }

  @Test
  void ignoresFieldsItDoesNotKnow(RunningServer server) {
    var client = server.join(server.begin());
    client.send("{\"content\":\"Vanilla\",\"mood\":{\"a\":[1,2,{}]},\"x\":null}");
    client.expect("message");
  }

  @Test
  void tellsAnUnknownIdAndClosesWith4404(RunningServer server) {
    String unknown = "0123456789abcdef0123456789abcdef";
    var client = server.connect(unknown);
    assertThat(client.expect("error").path("message").asText())
        .isEqualTo("Conversation with ID " + unknown + " not found");
    client.expectClose(4404);
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> tellsStrangeIdsAsUnknown(RunningServer server) {
    return Stream.of(
            "%20", "x", "'%20or%201=1", "%F0%9F%98%80", "a".repeat(2_000), "..%2e", "%E2%80%AE")
        .map(id ->
            dynamicTest(
                id.substring(0, Math.min(20, id.length())),
                () -> {
                  var client = server.connect(id);
                  assertThat(client.expect("error").path("message").asText())
                      .startsWith("Conversation with ID ")
                      .endsWith(" not found");
                  client.expectClose(4404);
                }));
  }

  @Test
  void refusesContentAfterTheEnd(RunningServer server) {
    String id = server.begin();
    var late = server.join(id);
    server.say(id, "Vanilla");
    late.expectAll("message", "message");
    late.answer("no");
    late.answer("and another thing");
    late.expectAll("message", "completed");
    var events = late.untilClosed();
    assertThat(events.getLast())
        .isEqualTo(new RecordingClient.Event.Closed(1000, "Survey completed successfully", true));
    assertThat(server.http().get("/conversations/" + id + "/messages").is(200)).hasSize(5);
  }
}
