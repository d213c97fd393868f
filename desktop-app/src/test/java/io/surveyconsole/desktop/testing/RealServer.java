package io.surveyconsole.desktop.testing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.Backend;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Copying;
import io.surveyconsole.desktop.fx.FxThread;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Ticker;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.api.NewConversation;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.config.ServerConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Window;

/// A server on a free port, what a view needs to speak to it, and a clock that the test advances.
/// Its constructor belongs to the test's thread.
public final class RealServer implements AutoCloseable {
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newBuilder().executor(background).build();
  private final AtomicReference<Instant> now = new AtomicReference<>(Clock.systemUTC().instant());
  private final JsonMapper json = new JsonMapper();
  private final SurveyServer server;
  private final Backend backend;
  private final Kit kit;

  public RealServer(Path folder, Copying copying) throws Exception {
    var fx = new FxThread();
    var config = ServerConfig.load(ConfigSources.ofFolder(folder).with("server.port", "0"));
    server = SurveyServer.start(config);
    backend = new Backend(fx, http, InstantSource.system());
    kit =
        new Kit(
            new Ticker(now::get), new Times(ZoneOffset.UTC), new Tasks(background, fx), copying);
    connect(server.adminToken());
  }

  /// Speaks to it with this token from now on.
  public void connect(Secret token) {
    Screen.run(() -> backend.connect(server.address(), token));
  }

  /// The feed and the calls.
  public Backend backend() {
    return backend;
  }

  public SurveyApi api() {
    return backend.api();
  }

  public Kit kit() {
    return kit;
  }

  /// So much later, as far as the views know.
  public void later(Duration time) {
    Screen.run(() -> {
      now.updateAndGet(before -> before.plus(time));
      kit.ticker().tick();
    });
  }

  /// Calls the server as a script does.
  ///
  /// @return the status it answers
  public int call(String method, String path, String token)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.noBody())
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  /// Calls it with its own token.
  public int call(String method, String path) throws IOException, InterruptedException {
    return call(method, path, server.adminToken().value());
  }

  /// Begins a conversation of John Doe about the ice cream and returns its id.
  public String begin() throws ApiException {
    return api().begin(new NewConversation("1", "1", null)).conversationId();
  }

  /// Says something as the respondent; it and the reply are stored when it returns.
  public void say(String conversationId, String content) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create(server.address() + "/conversations/" + conversationId + "/messages"))
            .header("Authorization", "Bearer " + server.adminToken().value())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(Map.of("content", content))))
            .build();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 201) {
      throw new IOException("the server answered " + status);
    }
  }

  /// Where a respondent connects.
  public URI address() {
    return server.address();
  }

  /// Nothing answers from now on.
  public void stop() {
    server.close();
  }

  /// Ends it after what the views still do.
  @Override
  public void close() {
    Screen.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    Screen.until("nothing is worked on", () -> kit.tasks().running().isEmpty());
    Screen.run(backend::close);
    server.close();
    http.shutdownNow();
    background.shutdown();
  }
}
