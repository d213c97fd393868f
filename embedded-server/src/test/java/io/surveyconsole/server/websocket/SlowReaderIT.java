package io.surveyconsole.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.ServerConfig;
import io.surveyconsole.server.load.Api;
import io.surveyconsole.server.testing.SilentSocket;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who connects and never reads, beside somebody who chats.
class SlowReaderIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String LONG_ANSWER = "an answer of some length ".repeat(150);

  @TempDir Path data;

  /// Says the next thing whenever the bot has replied, as long as it may.
  private static final class Talker extends WebSocketClient {
    final AtomicInteger replies = new AtomicInteger();
    volatile boolean mayGoOn = true;

    Talker(URI address) {
      super(address);
    }

    private void say() {
      if (mayGoOn) {
        send("{\"content\":\"" + LONG_ANSWER + "\"}");
      }
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      say();
    }

    @Override
    public void onMessage(String text) {
      if (text.startsWith("{\"type\":\"message\"")) {
        replies.incrementAndGet();
        say();
      }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {}

    @Override
    public void onError(Exception e) {}
  }

  /// The console's feed, of which only the closed connections are noted.
  private static final class Closings extends WebSocketClient {
    final List<Integer> codes = new CopyOnWriteArrayList<>();
    private final JsonMapper mapper = new JsonMapper();

    Closings(SurveyServer server) {
      super(
          URI.create("ws://" + server.address().getAuthority() + "/admin/feed"),
          Map.of("Authorization", "Bearer " + server.adminToken().value()));
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String text) {
      try {
        for (JsonNode code : mapper.readTree(text).findValues("close_code")) {
          codes.add(code.asInt());
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {}

    @Override
    public void onError(Exception e) {}
  }

  @Test
  void isClosedWhileTheOtherGoesOn() throws Exception {
    var config =
        ServerConfig.load(
            ConfigSources.ofFolder(data)
                .with("server.port", "0")
                .with("limits.messages-per-conversation", "1000000")
                .with("limits.messages-per-second", "1000000"));
    try (var server = SurveyServer.start(config)) {
      var api = new Api(server.address(), server.adminToken().value());
      String conversation = api.begin("1"); // its options refuse the long answer: it never ends
      var closings = new Closings(server);
      assertThat(closings.connectBlocking()).isTrue();
      try (Socket silent = SilentSocket.upgraded(server.address(), conversation)) {
        Awaitility.await().atMost(PATIENCE).until(() -> server.openConnections() == 1);
        var talker =
            new Talker(
                URI.create("ws://" + server.address().getAuthority() + "/ws/" + conversation));
        talker.connect();
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> talker.replies.get() > 0 && closings.codes.contains(4413));
        int repliesThen = talker.replies.get();
        Awaitility.await().atMost(PATIENCE).until(() -> talker.replies.get() > repliesThen + 10);
        talker.mayGoOn = false;
        assertThat(talker.isOpen()).isTrue();
        assertThat(silent.isClosed()).isFalse();
        assertThat(server.openConnections()).isEqualTo(1);
        talker.close();
        closings.close();
        assertNothingIsMissing(api.get("/conversations/" + conversation + "/messages"));
      }
    }
  }

  private static void assertNothingIsMissing(JsonNode messages) {
    long expected = 1;
    for (JsonNode message : messages) {
      assertThat(message.get("seq").asLong()).isEqualTo(expected++);
    }
    assertThat(expected).isGreaterThan(20);
  }
}
