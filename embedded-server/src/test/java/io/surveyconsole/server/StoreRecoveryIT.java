package io.surveyconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.ServerConfig;
import io.surveyconsole.server.load.Api;
import io.surveyconsole.server.storage.jdbc.h2.StoreOnDisk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that has no space for a while, under a server that serves.
class StoreRecoveryIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path data;

  private final JsonMapper json = new JsonMapper();

  private final class Client extends WebSocketClient {
    final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    volatile int code;

    Client(URI address, Map<String, String> headers) {
      super(address, headers);
      setConnectionLostTimeout(0);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String text) {
      try {
        frames.add(json.readTree(text));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void onClose(int endCode, String reason, boolean remote) {
      code = endCode;
    }

    @Override
    public void onError(Exception e) {}

    void awaitFrame(String type) {
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> frames.stream().anyMatch(frame -> frame.get("type").asText().equals(type)));
    }

    void awaitEnd() {
      Awaitility.await().atMost(PATIENCE).until(() -> code != 0);
    }

    List<String> types() {
      return frames.stream().map(frame -> frame.get("type").asText()).toList();
    }
  }

  @AfterEach
  void heal() {
    StoreOnDisk.failNow(false);
  }

  private Client respondent(SurveyServer server, String conversation) throws Exception {
    var client = new Client(socket(server, "/ws/" + conversation), Map.of());
    assertThat(client.connectBlocking()).isTrue();
    client.awaitFrame("history");
    return client;
  }

  private static URI socket(SurveyServer server, String path) {
    return URI.create("ws://" + server.address().getAuthority() + path);
  }

  private static HttpResponse<String> health(SurveyServer server) throws Exception {
    return health(server, "nobody's");
  }

  private static HttpResponse<String> health(SurveyServer server, String token) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(server.address().resolve("/health"))
              .header("Authorization", "Bearer " + token)
              .timeout(PATIENCE)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void refusesWhileTheDiskFailsAndGoesOnByItselfAfterwards() throws Exception {
    var config = ServerConfig.load(ConfigSources.ofFolder(data).with("server.port", "0"));
    try (var server = SurveyServer.start(config, StoreOnDisk::failing)) {
      var api = new Api(server.address(), server.adminToken().value());
      String conversation = api.begin("1");
      var console =
          new Client(
              socket(server, "/admin/feed"),
              Map.of("Authorization", "Bearer " + server.adminToken().value()));
      assertThat(console.connectBlocking()).isTrue();
      var speaker = respondent(server, conversation);
      var onlooker = respondent(server, conversation);
      speaker.send("{\"content\":\"purple\",\"client_message_id\":\"before\"}");
      speaker.awaitFrame("ack");
      assertThat(health(server).statusCode()).isEqualTo(200);

      StoreOnDisk.failNow(true);
      speaker.send("{\"content\":\"1\",\"client_message_id\":\"a\"}");
      speaker.awaitEnd();
      onlooker.awaitEnd();
      assertThat(speaker.code).isEqualTo(4503);
      assertThat(speaker.types()).containsExactly("state", "history", "ack", "message", "error");
      assertThat(onlooker.code).isEqualTo(4503);
      assertThat(onlooker.types()).last().isEqualTo("error");
      HttpResponse<String> sick = health(server, server.adminToken().value());
      assertThat(sick.statusCode()).isEqualTo(503);
      HttpResponse<String> toldToAnybody = health(server);
      assertThat(toldToAnybody.statusCode()).isEqualTo(503);
      assertThat(toldToAnybody.body()).contains("Operators").doesNotContain("space", "database");
      assertThat(json.readTree(sick.body()).get("problem").asText()).contains("space");
      assertThat(sick.body()).doesNotContain("simulated", data.toString());
      Awaitility.await().atMost(PATIENCE).until(() -> storeProblem(console).contains("space"));
      var early = new Client(socket(server, "/ws/" + conversation), Map.of());
      early.connect();
      early.awaitEnd();
      assertThat(early.code).isEqualTo(4503);

      StoreOnDisk.failNow(false);
      Awaitility.await().atMost(PATIENCE).until(() -> health(server).statusCode() == 200);
      Awaitility.await().atMost(PATIENCE).until(() -> storeProblem(console).isEmpty());
      var returned = respondent(server, conversation);
      returned.send("{\"content\":\"purple\",\"client_message_id\":\"before\"}");
      returned.send("{\"content\":\"1\",\"client_message_id\":\"a\"}");
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> returned.types().stream().filter("ack"::equals).count() == 2);
      JsonNode messages = api.get("/conversations/" + conversation + "/messages");
      assertThat(messages.findValuesAsText("content").stream().filter("purple"::equals)).hasSize(1);
      assertThat(messages.findValuesAsText("content").stream().filter("1"::equals)).hasSize(1);
      long expected = 1;
      for (JsonNode message : messages) {
        assertThat(message.get("seq").asLong()).isEqualTo(expected++);
      }
      returned.close();
      console.close();
    }
  }

  /// What the console was told last.
  private static String storeProblem(Client console) {
    return console.frames.reversed().stream()
        .map(frame -> frame.get("gauges"))
        .filter(gauges -> gauges != null && !gauges.isNull())
        .findFirst()
        .map(gauges -> gauges.path("store_problem").asText(""))
        .orElse("");
  }
}
