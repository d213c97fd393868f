package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Frames without an end, and definitions made to hurt; somebody else chats meanwhile.
@ContractTest
@Execution(ExecutionMode.SAME_THREAD)
class FloodIT {
  private static final int FLOODERS = 4;

  @Test
  void closesWhoPingsWithoutAnEnd(RunningServer server) throws Exception {
    flood(server, new byte[0], frame(0x89, "x".repeat(100)));
  }

  @Test
  void closesWhoNeverEndsAMessage(RunningServer server) throws Exception {
    flood(server, frame(0x01, ""), frame(0x00, ""));
  }

  @Test
  void closesWhoPongsWithoutBeingAsked(RunningServer server) throws Exception {
    flood(server, new byte[0], frame(0x8A, ""));
  }

  /// Sends the frame again and again until the server has ended the line; it does so by itself.
  private static void flood(RunningServer server, byte[] first, byte[] again) throws Exception {
    String id = server.begin();
    var many = new ByteArrayOutputStream();
    while (many.size() < 64 * 1024) {
      many.writeBytes(again);
    }
    byte[] burst = many.toByteArray();
    var chatting = server.join(server.begin());
    List<Future<Boolean>> ended = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < FLOODERS; i++) {
        ended.add(threads.submit(() -> untilEnded(server, id, first, burst)));
      }
      chatting.expectSilence();
      chatting.answer("Vanilla", "one");
      chatting.expect("ack");
    }
    for (Future<Boolean> one : ended) {
      assertThat(one.get()).isTrue();
    }
    Patience.until(() -> assertThat(server.openConnections()).isEqualTo(1));
    chatting.expect("message");
    chatting.expectSilence();
    assertThat(server.http().get("/conversations/" + id + "/messages").is(200)).hasSize(1);
  }

  private static boolean untilEnded(RunningServer server, String id, byte[] first, byte[] burst)
      throws IOException {
    try (var raw = RawSocket.connect(server.port())) {
      raw.upgrade("/ws/" + id, "Host: localhost");
      raw.send(first);
      // Who does not read what comes back stands still, and is cut as one who is gone.
      var _ = Thread.startVirtualThread(() -> readAll(raw));
      for (int i = 0; i < 100_000; i++) { // six gigabytes: far beyond what is let through
        raw.send(burst);
      }
      return false;
    } catch (UncheckedIOException e) {
      return true;
    }
  }

  private static void readAll(RawSocket raw) {
    try {
      raw.rest();
    } catch (UncheckedIOException e) {
      // the line was cut
    }
  }

  @Test
  void judgesDefinitionsThatAreMadeToHurt(RunningServer server) {
    Map<String, String> weapons =
        Map.of(
            "deep",
            "[".repeat(100_000),
            "deep follow-ups",
            "{\"id\":\"w\",\"name\":\"W\",\"questions\":[{\"id\":\"q\",\"text\":\"t\",\"followUps\":["
                + "{\"id\":\"f\",\"text\":\"t\",\"followUps\":[".repeat(5_000),
            "many questions",
            "{\"id\":\"w\",\"name\":\"W\",\"questions\":["
                + "{\"id\":\"q\",\"text\":\"t\"},".repeat(60_000)
                + "{}]}",
            "a long number",
            "{\"id\":\"w\",\"name\":\"W\",\"schemaVersion\":" + "9".repeat(1_000_000) + "}",
            "a long key",
            "{\"" + "k".repeat(1_500_000) + "\":1}",
            "many keys",
            "{" + "\"a\":1,".repeat(200_000) + "\"b\":2}");
    weapons.forEach((name, weapon) -> {
      var answer = server.http().put("/surveys/w", weapon);
      assertThat(answer.status()).as(name).isEqualTo(422);
      assertThat(answer.text().length()).as(name).isLessThan(20_000_000);
    });
    server.http().put("/surveys/w", "x".repeat(3 * 1024 * 1024)).problem(413);
    assertThat(server.http().get("/surveys").is(200)).hasSize(3);
  }

  private static byte[] frame(int first, String content) {
    var frame = new ByteArrayOutputStream();
    frame.write(first);
    frame.write(0x80 | content.length());
    frame.writeBytes(new byte[4]);
    frame.writeBytes(content.getBytes(StandardCharsets.US_ASCII));
    return frame.toByteArray();
  }
}
