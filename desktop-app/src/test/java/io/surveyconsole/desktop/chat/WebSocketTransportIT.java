package io.surveyconsole.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveyconsole.desktop.chat.TransportEvent.Closed;
import io.surveyconsole.desktop.chat.TransportEvent.Ended;
import io.surveyconsole.desktop.chat.TransportEvent.NoAnswer;
import io.surveyconsole.desktop.chat.TransportEvent.Opened;
import io.surveyconsole.desktop.chat.TransportEvent.Received;
import io.surveyconsole.desktop.chat.TransportEvent.UpgradeRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketTransportIT {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final List<TransportEvent> events = new CopyOnWriteArrayList<>();

  @AfterEach
  void stopWatch() {
    watch.shutdownNow();
  }

  @Test
  void opensSendsReceivesAndEndsWithTheServersCode() throws Exception {
    try (var server =
        new ScriptServer(
                (n, client) -> client.send("hello"),
                (client, text) -> {
                  client.send("you said " + text);
                  client.close(4412, "back soon");
                })
            .begin()) {
      var connection = open(server.uri().resolve("/ws/c1"), LONG);
      awaitEvents(2);

      assertThat(connection.send("hi")).isTrue();
      awaitEnd();

      assertThat(events)
          .containsExactly(
              new Opened(),
              new Received("hello"),
              new Received("you said hi"),
              new Closed(4412, "back soon", true));
      assertThat(connection.send("too late")).isFalse();
      assertThat(server.addresses).containsExactly("/ws/c1");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1008, 1009, 1011, 4401, 4403, 4404, 4408, 4413, 4429, 4503})
  void tellsEveryCodeAsItCame(int code) throws Exception {
    try (var server =
        new ScriptServer((n, client) -> client.close(code, "why"), (c, t) -> {}).begin()) {
      var _ = open(server.uri(), LONG);
      awaitEnd();

      assertThat(events).containsExactly(new Opened(), new Closed(code, "why", true));
    }
  }

  @Test
  void aLineCutWithoutACloseIsAbnormal() throws Exception {
    try (var server =
        new ScriptServer(
                (n, client) -> {},
                (client, text) -> client.closeConnection(CloseFrame.ABNORMAL_CLOSE, ""))
            .begin()) {
      var connection = open(server.uri(), LONG);
      awaitEvents(1);
      assertThat(connection.send("cut me")).isTrue();
      awaitEnd();

      assertThat(events.getLast()).isInstanceOf(Closed.class);
      assertThat(((Closed) events.getLast()).code()).isEqualTo(1006);
      assertThat(events).hasSize(2);
    }
  }

  @Test
  void aBinaryFrameIsToldAndTheLineGoesOn() throws Exception {
    try (var server =
        new ScriptServer(
                (n, client) -> {
                  client.send(ByteBuffer.allocate(7));
                  client.send("after");
                },
                (c, t) -> {})
            .begin()) {
      var connection = open(server.uri(), LONG);
      awaitEvents(3);

      assertThat(events)
          .containsExactly(
              new Opened(), new Received("(binary frame, 7 bytes)"), new Received("after"));
      connection.hangUp();
    }
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", 403, null),
        Arguments.of("HTTP/1.1 401 Unauthorized\r\n\r\n", 401, null),
        Arguments.of("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnope", 404, null),
        Arguments.of("HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n", 302, null),
        Arguments.of("HTTP/1.1 200 OK\r\n\r\n<html>", 200, null),
        Arguments.of("HTTP/1.1 503\r\n\r\n", 503, null),
        Arguments.of(
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7\r\n\r\n",
            503,
            Duration.ofSeconds(7)),
        Arguments.of("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n", 0, null),
        Arguments.of("SSH-2.0-OpenSSH_9.2\r\n\r\n", 0, null));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void tellsWithWhichStatusTheUpgradeWasRefused(
      String answer, int status, @Nullable Duration retryAfter) throws Exception {
    try (var server = new RawServer(false, answer)) {
      var _ = open(server.uri(), LONG);
      awaitEnd();

      assertThat(events).containsExactly(new UpgradeRefused(status, retryAfter));
    }
  }

  @Test
  void waitsForTheHeadersOfARefusal() throws Exception {
    try (var server =
        new RawServer(
            true,
            "HTTP/1.1 503 Service Un",
            "available\r\nServer: x\r\nRetry",
            "-After: 12\r\n",
            "\r\n")) {
      var _ = open(server.uri(), LONG);
      awaitEnd();

      assertThat(events).containsExactly(new UpgradeRefused(503, Duration.ofSeconds(12)));
    }
  }

  @Test
  void nobodyListeningIsNoAnswer() throws Exception {
    int free = freePort();
    var _ = open(URI.create("ws://127.0.0.1:" + free + "/ws/c1"), LONG);
    awaitEnd();

    assertThat(events).hasSize(1).first().isInstanceOf(NoAnswer.class);
  }

  @Test
  void aLineCutBeforeTheAnswerIsNoAnswer() throws Exception {
    try (var server = new RawServer(true)) {
      var _ = open(server.uri(), LONG);
      awaitEnd();

      assertThat(events).hasSize(1).first().isInstanceOf(NoAnswer.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: webso"})
  void aHandshakeThatHangsEndsAfterOurPatience(String beginning) throws Exception {
    try (var server = new RawServer(false, beginning)) {
      var _ = open(server.uri(), Duration.ofMillis(300));
      awaitEnd();

      assertThat(events).containsExactly(new NoAnswer("no answer within 300 ms"));
    }
  }

  @Test
  void nothingIsHeardAfterHangingUp() throws Exception {
    try (var server = new ScriptServer((n, client) -> {}, (client, text) -> {}).begin()) {
      var connection = open(server.uri(), LONG);
      awaitEvents(1);

      connection.hangUp();

      await().atMost(LONG).until(() -> server.closes.contains(1001));
      server.broadcast("anyone?");
      assertThat(events).containsExactly(new Opened());
    }
  }

  @Test
  void hangingUpDuringAHangingHandshakeIsSilent() throws Exception {
    try (var server = new RawServer(false)) {
      var connection = open(server.uri(), Duration.ofSeconds(1));

      connection.hangUp();

      // The patience passes on the same single thread before this does.
      watch.schedule(() -> {}, 1100, TimeUnit.MILLISECONDS).get();
      assertThat(events).isEmpty();
    }
  }

  private ChatConnection open(URI address, Duration patience) {
    return new WebSocketTransport(watch, patience, (SSLSocketFactory) SSLSocketFactory.getDefault())
        .open(address, null, events::add);
  }

  private void awaitEvents(int count) {
    await().atMost(LONG).until(() -> events.size() >= count);
  }

  private void awaitEnd() {
    await().atMost(LONG).until(() -> !events.isEmpty() && events.getLast() instanceof Ended);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
