package io.surveyconsole.desktop.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveyconsole.desktop.fx.Liveness;
import io.surveyconsole.desktop.testing.LossyLine;
import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.NewConversation;
import io.surveyconsole.server.api.NewCustomer;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.ServerConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to the line or the server: in the end a console knows what the server knows.
@SuppressWarnings("try") // closing may be interrupted, and the test then fails
class FeedReturnIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private SurveyServer server;

  private Watching watch(URI address) throws Exception {
    var watching = new Watching(address, server.adminToken(), http);
    opened.add(watching);
    return watching;
  }

  private void awaitWhatTheServerKnows(Watching console) {
    await("it knows what the server knows")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(console.rows()).isEqualTo(known()));
    console.awaitLive(PATIENCE);
  }

  @BeforeEach
  void start() throws Exception {
    server = start(0);
    begin(20);
  }

  private SurveyServer start(int port) throws Exception {
    return SurveyServer.start(
        ServerConfig.load(ConfigSources.ofFolder(folder).with("server.port", "" + port)));
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
    server.close();
    http.shutdownNow();
  }

  private SurveyApi api() {
    return new HttpSurveyApi(server.address(), server.adminToken(), http);
  }

  private void begin(int count) throws ApiException {
    for (int i = 0; i < count; i++) {
      var _ = api().begin(new NewConversation("1", "1", false));
    }
  }

  /// All conversations, by id, as a console that has just come knows them.
  private List<ConversationSummary> known() throws Exception {
    try (var other = new Watching(server.address(), server.adminToken(), http)) {
      other.awaitLive(PATIENCE);
      return other.rows();
    }
  }

  private LossyLine line() throws Exception {
    var line = new LossyLine(server.address().getPort());
    opened.add(line);
    return line;
  }

  private static URI address(LossyLine line) {
    return URI.create(line.uri().toString().replaceFirst("^ws", "http"));
  }

  @Test
  void survivesARestartOfTheServer() throws Exception {
    var console = watch(server.address());
    awaitWhatTheServerKnows(console);
    int port = server.address().getPort();
    server.close();
    await("it says so").atMost(PATIENCE).until(() -> console.liveness() instanceof Liveness.Lost);
    assertThat(console.rows()).hasSize(20);
    server = start(port);
    begin(3);
    awaitWhatTheServerKnows(console);
    assertThat(console.rows()).hasSize(23);
  }

  @Test
  void takesUpWhereItStoodStill() throws Exception {
    LossyLine line = line();
    var console = watch(address(line));
    awaitWhatTheServerKnows(console);
    line.stand();
    String name = "€".repeat(200);
    for (int i = 0; i < 3_000; i++) {
      String id = api().add(new NewCustomer(null, name, "respondent@example.com")).id();
      var _ = api().begin(new NewConversation(id, "1", false));
    }
    assertThat(console.rows()).hasSizeLessThan(3_020);
    line.goOn();
    awaitWhatTheServerKnows(console);
    assertThat(console.rows()).hasSize(3_020);
  }

  @Test
  void saysAtOnceThatTheLineIsLostAndComesBackByItself() throws Exception {
    LossyLine line = line();
    var console = watch(address(line));
    awaitWhatTheServerKnows(console);
    line.cut();
    begin(5);
    awaitWhatTheServerKnows(console);
    assertThat(console.rows()).hasSize(25);
    assertThat(console.told()).hasAtLeastOneElementOfType(Liveness.Lost.class);
  }

  @Test
  void getsEverythingOverASlowLineToo() throws Exception {
    LossyLine line = line();
    line.slowDown(Duration.ofMillis(20));
    var console = watch(address(line));
    for (int round = 0; round < 10; round++) {
      begin(30);
    }
    awaitWhatTheServerKnows(console);
    assertThat(console.rows()).hasSize(320);
  }

  @Test
  void tellsTwoConsolesTheSame() throws Exception {
    var one = watch(server.address());
    var other = watch(server.address());
    begin(30);
    awaitWhatTheServerKnows(one);
    awaitWhatTheServerKnows(other);
    assertThat(one.rows()).isEqualTo(other.rows()).hasSize(50);
  }
}
