package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.surveyconsole.server.protocol.ClientMessage;
import io.surveyconsole.server.protocol.CloseReason;
import io.surveyconsole.server.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Holds `docs/protocol.md` against the server.
@ContractTest
class ProtocolDocIT {

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> showsEveryMessageWithTheFieldsAndTypesThatTheServerSends(RunningServer server)
      throws Exception {
    JsonNode sent = everythingTheServerSends(server);
    return DocumentedProtocol.read().ofServer().stream()
        .map(example ->
            dynamicTest(
                example.name(),
                () -> {
                  String name = example.name().substring("server-".length());
                  JsonNode real = sent.get(name);
                  assertThat(real).as("the server sends a %s", name).isNotNull();
                  assertThat(shape(example.json())).isEqualTo(shape(real));
                }));
  }

  @Test
  void showsEveryTypeOfTheServerAndNoOther() throws Exception {
    var types =
        Arrays.stream(ServerMessage.class.getAnnotation(JsonSubTypes.class).value())
            .map(JsonSubTypes.Type::name)
            .toList();
    assertThat(types).hasSize(messagesOf(ServerMessage.class).size());
    Set<String> shown = new TreeSet<>();
    DocumentedProtocol.read()
        .ofServer()
        .forEach(example -> shown.add(example.json().path("type").asText()));
    assertThat(shown).isEqualTo(new TreeSet<>(types));
  }

  @Test
  void showsEveryMessageOfAClient() throws Exception {
    assertThat(messagesOf(ClientMessage.class))
        .extracting(Class::getSimpleName)
        .containsExactlyInAnyOrder("Said", "ReconnectConfirm", "Heartbeat", "Unreadable");
    assertThat(DocumentedProtocol.read().ofClient())
        .extracting(DocumentedProtocol.Example::name)
        .contains(
            "client-answer",
            "client-ack",
            "client-reconnect_success",
            "client-heartbeat",
            "client-error");
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> tellsWhatAClientGetsForEachOfItsMessages(RunningServer server)
      throws Exception {
    return DocumentedProtocol.read().ofClient().stream()
        .map(example ->
            dynamicTest(
                example.name() + " " + example.text().strip(),
                () -> {
                  var client = server.join(server.begin());
                  client.send(example.text());
                  switch (example.name()) {
                    case "client-answer" -> client.expect("message");
                    case "client-ack" -> client.expectAll("ack", "message");
                    default -> client.expect(example.name().substring("client-".length()));
                  }
                  client.expectSilence();
                }));
  }

  @Test
  void tellsEveryCloseCodeItsReasonAndWhatTheClientDoesNext() throws Exception {
    assertThat(DocumentedProtocol.read().closeCodes())
        .containsExactlyElementsOf(
            Arrays.stream(CloseReason.values())
                .map(reason ->
                    new DocumentedProtocol.CloseCode(
                        reason.code(), reason.text(), words(reason.comesBack())))
                .toList());
  }

  @Test
  void wouldNoticeAnotherFieldOrType(RunningServer server) {
    JsonNode real = server.connect(server.begin()).expect("state");
    var more = (ObjectNode) real.deepCopy();
    more.put("colour", "blue");
    assertThat(shape(more)).isNotEqualTo(shape(real));
    var other = (ObjectNode) real.deepCopy();
    other.withObject("/conversation").put("current_question_index", "0");
    assertThat(shape(other)).isNotEqualTo(shape(real));
  }

  private static String words(CloseReason.Return comesBack) {
    return switch (comesBack) {
      case AT_ONCE -> "with growing delays";
      case SLOWLY -> "with longer delays";
      case AFTER_THIRTY_SECONDS -> "after 30 seconds";
      case AFTER_RESTART -> "after a restart";
      case AFTER_NEW_TOKEN -> "after a new token";
      case WHEN_ASKED -> "when the person acts";
      case NEVER -> "never";
    };
  }

  private static List<Class<?>> messagesOf(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses()).<Class<?>>map(type -> type).toList();
  }

  /// Talks until each message was sent at least once; named as the examples are.
  private static JsonNode everythingTheServerSends(RunningServer server) {
    ObjectNode sent = JsonNodeFactory.instance.objectNode();
    String id = server.begin();
    var first = server.join(id);
    first.answer("", "7f3a-0");
    sent.set("error", first.expect("error"));
    first.answer("Vanilla", "7f3a-1");
    sent.set("ack", first.expect("ack"));
    sent.set("message", first.expect("message"));
    first.answer("Vanilla", "7f3a-1");
    sent.set("ack-duplicate", first.expect("ack"));

    var second = server.open("/ws/" + id + "?reconnect=true");
    sent.set("state", second.expect("state"));
    sent.set("history", second.expect("history"));
    sent.set("resumed", second.expect("resumed"));
    second.send("{\"type\":\"reconnect_confirm\"}");
    sent.set("reconnect_success", second.expect("reconnect_success"));
    second.send("{\"type\":\"heartbeat\"}");
    sent.set("heartbeat", second.expect("heartbeat"));
    second.answer("no");
    second.expect("message");
    sent.set("completed", second.expect("completed"));

    var third = server.join(server.begin());
    server.stop();
    sent.set("restarting", third.expect("restarting"));
    return sent;
  }

  /// Every path of a message with the types found there: `messages[].seq` → `NUMBER`. Answers are
  /// keyed by question, so their names count for nothing.
  private static Map<String, Set<String>> shape(JsonNode message) {
    var shape = new TreeMap<String, Set<String>>();
    collect("", message, shape);
    return shape;
  }

  private static void collect(String path, JsonNode node, Map<String, Set<String>> shape) {
    shape.computeIfAbsent(path, _ -> new TreeSet<>()).add(node.getNodeType().name());
    var children = new ArrayList<Map.Entry<String, JsonNode>>();
    node.properties()
        .forEach(field ->
            children.add(
                Map.entry(
                    path.endsWith("answers") ? path + ".*" : path + "." + field.getKey(),
                    field.getValue())));
    if (node.isArray()) {
      node.forEach(element -> children.add(Map.entry(path + "[]", element)));
    }
    children.forEach(child -> collect(child.getKey(), child.getValue(), shape));
  }
}
