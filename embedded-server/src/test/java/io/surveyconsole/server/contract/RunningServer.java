package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.surveyconsole.server.StartFailure;
import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.config.Authentication;
import io.surveyconsole.server.config.ConfigException;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.ServerConfig;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/// A real server with a folder of its own, and what talks to it. Closes what it opened.
final class RunningServer implements Closeable {
  private final Path folder;
  private final List<String> settings;
  private final int port;
  private final List<Closeable> opened = new CopyOnWriteArrayList<>();
  private SurveyServer server;
  private HttpCaller http;

  private RunningServer(Path folder, List<String> settings, SurveyServer server) {
    this.folder = folder;
    this.settings = settings;
    this.server = server;
    this.port = server.address().getPort();
    this.http = caller(server);
  }

  /// Starts a server on a free port.
  ///
  /// @param settings `key=value` each
  static RunningServer in(Path folder, String... settings) {
    return new RunningServer(folder, List.of(settings), start(folder, 0, List.of(settings)));
  }

  /// Starts a server on a free port whose respondents' tokens live so long: in the settings that is
  /// a number of days.
  static RunningServer withShortTokens(Path folder, Duration life) {
    try {
      var usual = ServerConfig.load(ConfigSources.ofFolder(folder).with("server.port", "0"));
      var config =
          new ServerConfig(
              folder,
              usual.network(),
              new Authentication(null, Authentication.Respondents.OPTIONAL, life),
              null,
              usual.encryption(),
              usual.limits(),
              usual.history());
      return new RunningServer(folder, List.of(), SurveyServer.start(config));
    } catch (StartFailure | ConfigException e) {
      throw new AssertionError("the server did not start", e);
    }
  }

  private static SurveyServer start(Path folder, int port, List<String> settings) {
    var sources = ConfigSources.ofFolder(folder).with("server.port", Integer.toString(port));
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      sources = sources.with(parts[0], parts[1]);
    }
    try {
      return SurveyServer.start(ServerConfig.load(sources));
    } catch (StartFailure | ConfigException e) {
      throw new AssertionError("the server did not start", e);
    }
  }

  private static HttpCaller caller(SurveyServer server) {
    return server.certificate() == null
        ? new HttpCaller(server.address(), server.adminToken().value())
        : new HttpCaller(
            server.address(), server.adminToken().value(), Trust.of(server.certificate()));
  }

  /// Stops the server; the clients stay.
  void stop() {
    server.close();
  }

  /// Starts it again, on the same folder and port.
  void startAgain() {
    http.close();
    server = start(folder, port, settings);
    http = caller(server);
  }

  Path folder() {
    return folder;
  }

  Path surveys() {
    return folder.resolve("surveys");
  }

  URI address() {
    return server.address();
  }

  int port() {
    return port;
  }

  String token() {
    return server.adminToken().value();
  }

  X509Certificate certificate() {
    return Objects.requireNonNull(server.certificate());
  }

  int openConnections() {
    return server.openConnections();
  }

  /// Calls with the admin token.
  HttpCaller http() {
    return http;
  }

  /// Calls without a token.
  HttpCaller anonymous() {
    return http.withoutToken();
  }

  /// Publishes a new survey.
  void publish(Definition definition) {
    http.put("/surveys/" + definition.id(), definition.json()).is(201);
  }

  /// A conversation that was begun.
  record Begun(String id, String token) {}

  /// Begins a conversation of John Doe about this survey and returns its id.
  String begin(String survey) {
    return beginWithToken(survey).id();
  }

  /// Begins a conversation of John Doe about the ice cream.
  Begun beginWithToken() {
    return beginWithToken("1");
  }

  private Begun beginWithToken(String survey) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("customer_id", "1").put("survey_id", survey);
    JsonNode begun = http.post("/conversations", body.toString()).is(201);
    return new Begun(begun.path("conversation_id").asText(), begun.path("token").asText());
  }

  /// Begins a conversation about the ice cream.
  String begin() {
    return begin("1");
  }

  URI socket(String path) {
    String scheme = server.certificate() == null ? "ws" : "wss";
    return URI.create(scheme + "://127.0.0.1:" + port() + path);
  }

  /// Connects to a conversation.
  RecordingClient connect(String conversation) {
    return open("/ws/" + conversation);
  }

  /// Connects to a conversation and reads the greeting of a conversation without an answer.
  RecordingClient join(String conversation) {
    var client = connect(conversation);
    client.expectAll("state", "history");
    return client;
  }

  RecordingClient open(String path) {
    return own(RecordingClient.open(socket(path), Map.of()));
  }

  /// Connects with these headers.
  RecordingClient open(String path, Map<String, String> headers) {
    return own(RecordingClient.open(socket(path), headers));
  }

  /// Connects to the console's live feed.
  RecordingClient feed() {
    return open("/admin/feed", Map.of("Authorization", "Bearer " + token()));
  }

  RawSocket raw() {
    return own(RawSocket.connect(port()));
  }

  <T extends Closeable> T own(T resource) {
    opened.add(resource);
    return resource;
  }

  /// Answers the ice cream survey to its end, without a reason.
  void finish(String conversation) {
    say(conversation, "Vanilla");
    say(conversation, "no");
    assertThat(http.get("/conversations/" + conversation).is(200).path("status").asText())
        .isEqualTo("completed");
  }

  void say(String conversation, String content) {
    var body = JsonNodeFactory.instance.objectNode().put("content", content);
    http.post("/conversations/" + conversation + "/messages", body.toString()).is(201);
  }

  @Override
  public void close() throws IOException {
    for (Closeable resource : opened.reversed()) {
      resource.close();
    }
    http.close(); // first: the server would wait for idle connections
    server.close();
  }
}
