package io.surveyconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.ServerConfig;
import io.surveyconsole.server.load.Api;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A store that does not answer for a while: whoever waits for it must not keep the others from
/// being served.
@Execution(ExecutionMode.CONCURRENT)
class StalledStoreIT {
  /// More than Jetty has threads.
  private static final int WAITING = 300;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path data;

  private static final class Client extends WebSocketClient {
    final AtomicInteger replies = new AtomicInteger();
    final AtomicInteger beats = new AtomicInteger();
    final CountDownLatch greeted = new CountDownLatch(1);
    final String conversation;

    Client(SurveyServer server, String conversation) {
      super(URI.create("ws://" + server.address().getAuthority() + "/ws/" + conversation));
      this.conversation = conversation;
      setConnectionLostTimeout(0);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String text) {
      if (text.startsWith("{\"type\":\"message\"")) {
        replies.incrementAndGet();
      } else if (text.startsWith("{\"type\":\"heartbeat\"")) {
        beats.incrementAndGet();
      } else if (text.startsWith("{\"type\":\"history\"")) {
        greeted.countDown();
      }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {}

    @Override
    public void onError(Exception e) {}
  }

  @Test
  void keepsNobodyWaitingButThoseWhoAnswer() throws Exception {
    var mayStore = new CountDownLatch(1);
    var storing = new AtomicInteger();
    var config = ServerConfig.load(ConfigSources.ofFolder(data).with("server.port", "0"));
    try (var server =
        SurveyServer.start(
            config,
            _ ->
                new ForgetfulStore(() -> {
                  storing.incrementAndGet();
                  await(mayStore);
                }))) {
      var api = new Api(server.address(), server.adminToken().value());
      var clients = new ArrayList<Client>();
      for (int i = 0; i < WAITING; i++) {
        var client = new Client(server, api.begin("1"));
        client.connect();
        clients.add(client);
      }
      for (Client client : clients) {
        await(client.greeted);
        client.send("{\"content\":\"1\"}");
      }
      Awaitility.await().atMost(PATIENCE).until(() -> storing.get() == WAITING);

      assertThat(health(server)).isEqualTo(200);
      String busy = clients.getFirst().conversation;
      assertThat(api.get("/conversations/" + busy).path("status").asText()).isEqualTo("active");
      assertThat(api.get("/conversations/" + busy + "/messages")).isEmpty();
      var other = new Client(server, api.begin("1"));
      other.connect();
      await(other.greeted);
      other.send("{\"type\":\"heartbeat\"}");
      Awaitility.await().atMost(PATIENCE).until(() -> other.beats.get() == 1);
      assertThat(clients).allMatch(client -> client.replies.get() == 0);

      mayStore.countDown();
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> clients.stream().allMatch(client -> client.replies.get() == 1));
      clients.forEach(WebSocketClient::close);
      other.close();
    } finally {
      mayStore.countDown();
    }
  }

  private static int health(SurveyServer server) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(server.address().resolve("/health")).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("waited in vain");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
