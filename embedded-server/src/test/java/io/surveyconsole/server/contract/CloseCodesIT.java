package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.java_websocket.framing.TextFrame;
import org.junit.jupiter.api.Test;

@ContractTest
class CloseCodesIT {
  @Test
  void closesWith1003AfterABinaryFrame(RunningServer server) {
    String id = server.begin();
    var client = server.join(id);
    client.raw().send(new byte[] {1, 2, 3});
    client.expectClose(1003);
    assertStored(server, id, 1);
  }

  @Test
  void closesWith1009AfterAFrameThatIsTooBigAndStoresNothing(RunningServer server) {
    String id = server.begin();
    var client = server.join(id);
    client.answer("x".repeat(70_000));
    client.expectClose(1009);
    assertStored(server, id, 1);
  }

  @Test
  @ServerPerTest.With("limits.message-bytes=1000")
  void takesAFrameOfExactlyTheLimitAndNotOneByteMore(RunningServer server) {
    server.publish(Definition.ofTexts("texts", 3));
    String id = server.begin("texts");
    var client = server.join(id);
    String frame = "{\"content\":\"" + "x".repeat(1_000 - 14) + "\"}";
    assertThat(frame).hasSize(1_000);
    client.send(frame);
    client.expect("message");
    client.send(frame + " ");
    client.expectClose(1009);
    assertStored(server, id, 3);
  }

  @Test
  void closesWith1007AfterWhatIsNotUtf8(RunningServer server) {
    String id = server.begin();
    var client = server.join(id);
    var frame = new TextFrame();
    byte[] head = "{\"content\":\"Van".getBytes(StandardCharsets.UTF_8);
    var payload = ByteBuffer.allocate(head.length + 4);
    payload.put(head).put((byte) 0xC3).put((byte) 0x28).put((byte) '"').put((byte) '}').flip();
    frame.setPayload(payload);
    frame.setTransferemasked(true);
    client.raw().sendFrame(frame);
    client.expectClose(1007);
    assertStored(server, id, 1);
  }

  @Test
  @ServerPerTest.With("timeouts.idle-seconds=1")
  void closesWith4408WhoIsIdleTooLong(RunningServer server) {
    var client = server.join(server.begin());
    var closed = client.expectClose(4408);
    PlainWords.check(closed.reason());
  }

  @Test
  @ServerPerTest.With({"timeouts.idle-seconds=2", "limits.messages-per-second=1000000"})
  void keepsOneThatBeatsWhileAnotherGoesIdle(RunningServer server) {
    String id = server.begin();
    var beating = server.join(id);
    var idle = server.join(id);
    while (!idle.closed()) {
      beating.expectSilence();
      Thread.onSpinWait();
    }
    idle.expectClose(4408);
    beating.expectSilence();
  }

  @Test
  @ServerPerTest.With("limits.connections=2")
  void closesWith4429WhoIsOneTooManyAndTakesAnotherWhenOneHasGone(RunningServer server) {
    String id = server.begin();
    var first = server.join(id);
    server.join(id);
    var third = server.connect(id);
    third.expect("error");
    third.expectClose(4429);

    first.close();
    Patience.until(() -> assertThat(server.openConnections()).isEqualTo(1));
    server.join(id);
  }

  @Test
  void closesWith4403AndTheOperatorsReason(RunningServer server) {
    String id = server.begin();
    var client = server.join(id);
    var other = server.join(id);
    other.send("{\"type\":\"heartbeat\"}");
    other.expect("heartbeat");
    String connection = connectionWith(server, 1);

    assertThat(
            server
                .http()
                .delete("/connections/" + connection + "?reason=Please%20call%20us%20%E2%98%8E")
                .status())
        .isEqualTo(204);
    assertThat(other.expectClose(4403).reason()).isEqualTo("Please call us ☎");
    client.expectSilence();
    server.http().delete("/connections/" + connection).problem(404);
    server.http().delete("/connections/unknown").problem(404);
  }

  @Test
  void cutsAnOverlongReasonWithoutBreakingACharacter(RunningServer server) {
    var client = server.join(server.begin());
    String connection = server.http().get("/connections").is(200).path(0).path("id").asText();
    server
        .http()
        .delete("/connections/" + connection + "?reason=" + "%E2%98%8E".repeat(100))
        .is(204);
    String reason = client.expectClose(4403).reason();
    assertThat(reason).matches("☎+…?");
    assertThat(reason.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(123);
  }

  @Test
  void tellsARestartClosesWith4412AndHasLostNothingAfterIt(RunningServer server) {
    String active = server.begin();
    String finished = server.begin();
    server.finish(finished);
    var client = server.join(active);
    client.answer("Vanilla", "m-1");
    client.expectAll("ack", "message");
    JsonNode before = server.http().get("/conversations/" + active).is(200);
    JsonNode customers = server.http().get("/customers").is(200);
    String token = server.token();

    server.stop();
    JsonNode restarting = client.expect("restarting");
    assertThat(restarting.path("retry_after_ms").isIntegralNumber()).isTrue();
    assertThat(restarting.path("retry_after_ms").longValue()).isPositive();
    client.expectClose(4412);

    server.startAgain();
    assertThat(server.token()).isEqualTo(token);
    assertThat(server.http().get("/customers").is(200)).isEqualTo(customers);
    assertThat(server.http().get("/conversations/" + active).is(200)).isEqualTo(before);
    var again = server.open("/ws/" + active + "?reconnect=true&last_seq=1");
    again.expectAll("state", "history", "resumed");
    again.answer("Vanilla", "m-1");
    assertThat(again.expect("ack").path("duplicate").booleanValue()).isTrue();
    again.answer("no", "m-2");
    again.expectAll("ack", "message", "completed");
    again.expectClose(1000);
    assertThat(Seqs.of(again)).containsExactly(2L, 3L, 4L, 5L);
    var over = server.connect(finished);
    over.expectAll("state", "history", "completed");
    over.expectClose(1000);
  }

  @Test
  @ServerPerTest.With("limits.connections-per-conversation=30")
  void endsEveryConnectionWhenTheServerStops(RunningServer server) {
    String id = server.begin();
    var clients = new java.util.ArrayList<RecordingClient>();
    for (int i = 0; i < 30; i++) {
      clients.add(server.join(id));
    }
    server.stop();
    for (RecordingClient client : clients) {
      client.expect("restarting");
      client.expectClose(4412);
    }
  }

  private static String connectionWith(RunningServer server, int messagesIn) {
    for (JsonNode connection : server.http().get("/connections").is(200)) {
      if (connection.path("messages_in").intValue() == messagesIn) {
        return connection.path("id").asText();
      }
    }
    throw new AssertionError("no connection has sent " + messagesIn);
  }

  private static void assertStored(RunningServer server, String id, int messages) {
    assertThat(server.http().get("/conversations/" + id + "/messages").is(200)).hasSize(messages);
  }
}
