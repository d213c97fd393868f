package io.surveyconsole.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.surveyconsole.desktop.server.EmbeddedServer;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.server.config.ConfigSources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The whole console with a real server over a folder; closed, it has ended in order, and another
/// one may be opened over the same folder.
final class OpenConsole implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final Screen screen;
  private final AtomicReference<@Nullable Console> console = new AtomicReference<>();
  private final AtomicReference<@Nullable Stage> stage = new AtomicReference<>();
  private final ObjectMapper json = new ObjectMapper();

  /// In a window as large as the headless screen bears.
  OpenConsole(Path folder) throws TimeoutException {
    this(
        folder,
        window -> {
          window.setWidth(1000);
          window.setHeight(900);
        });
  }

  /// @param size sets the window's size, or leaves it to the console
  OpenConsole(Path folder, Consumer<Stage> size) throws TimeoutException {
    this.folder = folder;
    screen =
        Screen.open(window -> {
          var made =
              new Console(
                  new EmbeddedServer(), ConfigSources.ofFolder(folder).with("server.port", "0"));
          console.set(made);
          stage.set(window);
          size.accept(window);
          made.open(window, () -> {});
        });
    screen.awaitsText("#status-state", "Serving");
  }

  Screen screen() {
    return screen;
  }

  Console console() {
    return Objects.requireNonNull(console.get());
  }

  Stage stage() {
    return Objects.requireNonNull(stage.get());
  }

  /// The ids of the entries of the navigation, in their order.
  List<String> places() {
    return Screen.call(
        () -> screen.robot().lookup(".nav-entry").queryAll().stream().map(Node::getId).toList());
  }

  TableView<?> table(String query) {
    return screen.robot().lookup(query).queryAs(TableView.class);
  }

  void control(KeyCode... keys) {
    var robot = screen.robot();
    robot.press(KeyCode.CONTROL);
    robot.press(keys).release(keys);
    robot.release(KeyCode.CONTROL);
  }

  boolean focused(String query) {
    return Screen.call(
        () -> screen.robot().lookup(query).queryAll().stream().anyMatch(node -> node.isFocused()));
  }

  void awaitFocus(String query) {
    Screen.until(query + " has the cursor", () -> focused(query));
  }

  /// Awaits so many rows.
  void awaitRows(String table, int rows) {
    Screen.until(table + " has " + rows, () -> table(table).getItems().size() == rows);
  }

  /// Begins a conversation as a script does.
  ///
  /// @return its id
  String begin(String name, boolean test) throws IOException, InterruptedException {
    String customer =
        post(
                "/customers",
                "{\"name\":\"%s\",\"email\":\"%s@example.com\"}"
                    .formatted(name, name.replaceAll("\\W", "").toLowerCase(Locale.ROOT)))
            .path("id")
            .asText();
    return post(
            "/conversations",
            "{\"customer_id\":\"%s\",\"survey_id\":\"1\",\"test\":%s}".formatted(customer, test))
        .path("conversation_id")
        .asText();
  }

  /// Where a respondent of this conversation connects.
  String socket(String conversation) {
    return screen.text("#status-address").replaceFirst("^http", "ws") + "/ws/" + conversation;
  }

  String adminToken() throws IOException {
    return Files.readString(folder.resolve("admin-token")).strip();
  }

  private JsonNode post(String path, String body) throws IOException, InterruptedException {
    String token = adminToken();
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(screen.text("#status-address") + path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build();
      var answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return json.readTree(answer.body());
    }
  }

  @Override
  public void close() {
    var ended = new AtomicBoolean();
    Screen.run(() -> console().end(() -> ended.set(true)));
    await().atMost(PATIENCE).untilTrue(ended);
    Screen.run(() -> {
      console().close();
      stage().hide();
    });
  }
}
