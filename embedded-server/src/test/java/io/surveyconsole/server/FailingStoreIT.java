package io.surveyconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.ServerConfig;
import io.surveyconsole.server.load.Api;
import io.surveyconsole.server.model.AuditEntry;
import io.surveyconsole.server.storage.AuditStore;
import io.surveyconsole.server.storage.StoreUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What respondents and scripts are told when an answer cannot be stored.
class FailingStoreIT {
  @TempDir Path data;

  private record End(int code, String reason) {}

  /// Answers once it is asked, and notes every frame and the end.
  private static final class Respondent extends WebSocketClient {
    final List<String> frames = new CopyOnWriteArrayList<>();
    final CompletableFuture<End> end = new CompletableFuture<>();

    Respondent(URI address) {
      super(address);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String text) {
      frames.add(text);
      if (text.startsWith("{\"type\":\"history\"")) {
        send("{\"content\":\"2\",\"client_message_id\":\"a\"}");
      }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      end.complete(new End(code, reason));
    }

    @Override
    public void onError(Exception e) {}
  }

  private SurveyServer start(Runnable onAppend) throws Exception {
    return SurveyServer.start(
        ServerConfig.load(ConfigSources.ofFolder(data).with("server.port", "0")),
        _ -> new ForgetfulStore(onAppend));
  }

  private static Respondent respondent(SurveyServer server, String conversation) {
    var respondent =
        new Respondent(
            URI.create("ws://" + server.address().getAuthority() + "/ws/" + conversation));
    respondent.connect();
    return respondent;
  }

  @Test
  void isToldAsUnavailableAndWorthAnotherTry() throws Exception {
    try (var server =
        start(() -> {
          throw new StoreUnavailableException("secret: no space on /dev/sda1");
        })) {
      String conversation = new Api(server.address(), server.adminToken().value()).begin("1");
      var respondent = respondent(server, conversation);
      assertThat(respondent.end.get(60, TimeUnit.SECONDS).code()).isEqualTo(4503);
      assertThat(respondent.frames.getLast()).startsWith("{\"type\":\"error\"");
      assertThat(respondent.frames.toString()).doesNotContain("ack", "secret", "sda1");

      HttpResponse<String> answer = post(server, conversation);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).contains("error_id").doesNotContain("secret");
    }
  }

  @Test
  void isToldAsAnInternalErrorWithAnIdAndNothingOfTheCause() throws Exception {
    try (var server =
        start(() -> {
          throw new IllegalStateException("secret: a bug");
        })) {
      String conversation = new Api(server.address(), server.adminToken().value()).begin("1");
      End end = respondent(server, conversation).end.get(60, TimeUnit.SECONDS);
      assertThat(end.code()).isEqualTo(1011);
      assertThat(end.reason()).matches("Internal error E-[0-9a-f]{8}");

      HttpResponse<String> answer = post(server, conversation);
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("E-").doesNotContain("secret", "IllegalState");
    }
  }

  private static HttpResponse<String> post(SurveyServer server, String conversation)
      throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(
                  server.address().resolve("/conversations/" + conversation + "/messages"))
              .timeout(Duration.ofMinutes(1))
              .POST(HttpRequest.BodyPublishers.ofString("{\"content\":\"2\"}"))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  /// Whoever reads it would take half of it for all there is.
  @Test
  void breaksOffAnExportThatCannotBecomeWhole() throws Exception {
    var entry = new AuditEntry(7, Instant.EPOCH, "maya", "127.0.0.1", "GET /surveys", "", 200);
    var store =
        new ForgetfulStore() {
          @Override
          public AuditStore audit() {
            return new AuditStore() {
              @Override
              public void add(AuditEntry added) {}

              @Override
              public List<AuditEntry> newest(long before, int limit) {
                if (before <= 7) {
                  throw new StoreUnavailableException("the disk is full");
                }
                return Collections.nCopies(limit, entry);
              }
            };
          }
        };
    var config = ServerConfig.load(ConfigSources.ofFolder(data).with("server.port", "0"));
    try (var server = SurveyServer.start(config, _ -> store);
        var http = HttpClient.newHttpClient()) {
      var export =
          HttpRequest.newBuilder(server.address().resolve("/admin/audit.csv"))
              .header("Authorization", "Bearer " + server.adminToken().value())
              .timeout(Duration.ofMinutes(1))
              .build();
      assertThatThrownBy(() -> http.send(export, HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(HttpTimeoutException.class);
    }
  }
}
