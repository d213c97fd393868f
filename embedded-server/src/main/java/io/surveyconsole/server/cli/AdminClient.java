package io.surveyconsole.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.surveyconsole.server.RunningAt;
import io.surveyconsole.server.StartFailure;
import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.api.AdminTokenMade;
import io.surveyconsole.server.api.AdminTokenView;
import io.surveyconsole.server.api.ApiJson;
import io.surveyconsole.server.api.NewAdminToken;
import io.surveyconsole.server.api.Problem;
import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.config.ServerConfig;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls the server of a data folder: the one that runs, else one that is started for the call.
final class AdminClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// The server did not do it. The text is for the operator.
  static final class Refused extends Exception {
    Refused(String message) {
      super(message, null, false, false);
    }
  }

  private final URI address;
  private final Secret token;
  private final HttpClient http;
  private final @Nullable SurveyServer started;
  private final JsonMapper json = ApiJson.mapper();

  private AdminClient(URI address, Secret token, HttpClient http, @Nullable SurveyServer started) {
    this.address = address;
    this.token = token;
    this.http = http;
    this.started = started;
  }

  /// @throws StartFailure if none runs and none can be started
  static AdminClient of(ServerConfig config) throws StartFailure {
    var running = RunningAt.find(config);
    if (running.isPresent()) {
      return new AdminClient(
          running.get().address(), running.get().token(), running.get().client(), null);
    }
    var server = SurveyServer.start(config.onThisMachineOnly());
    return new AdminClient(
        server.address(), server.adminToken(), HttpClient.newHttpClient(), server);
  }

  Secret makeToken(String name, String scope) throws Refused {
    try {
      String body = json.writeValueAsString(new NewAdminToken(name, scope));
      String answer = call("POST", "/admin/tokens", BodyPublishers.ofString(body));
      return json.readValue(answer, AdminTokenMade.class).token();
    } catch (JsonProcessingException e) {
      throw new Refused("The server answered something that is not understood.");
    }
  }

  List<AdminTokenView> tokens() throws Refused {
    try {
      return json.readValue(
          call("GET", "/admin/tokens", BodyPublishers.noBody()), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new Refused("The server answered something that is not understood.");
    }
  }

  void revokeToken(String name) throws Refused {
    String path = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    call("DELETE", "/admin/tokens/" + path, BodyPublishers.noBody());
  }

  private String call(String method, String path, BodyPublisher body) throws Refused {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token.value())
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 == 2) {
        return answer.body();
      }
      throw new Refused(json.readValue(answer.body(), Problem.class).detail());
    } catch (IOException e) {
      throw new Refused("The server at " + address + " does not answer as it should: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused("It was interrupted.");
    }
  }

  @Override
  public void close() {
    http.close();
    if (started != null) {
      started.close();
    }
  }
}
