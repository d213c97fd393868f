package io.surveyconsole.desktop.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveyconsole.desktop.conversations.ConversationsModel;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  /// A console without its windows; everything of it happens on one thread, as in the window.
  private final class Watching implements AutoCloseable {
    private final List<Liveness> told = new CopyOnWriteArrayList<>();
    private final ExecutorService fx = Executors.newSingleThreadExecutor();
    private final ConversationsModel model = new ConversationsModel();
    private final Backend backend = new Backend(fx, http, InstantSource.system());

    Watching(URI address) throws Exception {
      opened.add(this);
      call(() -> {
        backend.listen(model);
        backend.livenessProperty().subscribe(now -> told.add(now));
        backend.connect(address, server.adminToken());
        return true;
      });
    }

    <T> T call(Callable<T> work) throws Exception {
      Future<T> done = fx.submit(work);
      return done.get();
    }

    List<ConversationSummary> rows() throws Exception {
      return call(() ->
          model.rows().all().stream()
              .map(row -> row.value().summary())
              .sorted((one, other) -> one.id().compareTo(other.id()))
              .toList());
    }

    Liveness liveness() throws Exception {
      return call(() -> backend.livenessProperty().get());
    }

    void awaitLive() {
      await("it is live").atMost(PATIENCE).until(() -> liveness() instanceof Liveness.Live);
    }

    void awaitWhatTheServerKnows() {
      await("it knows what the server knows")
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(rows()).isEqualTo(known()));
      awaitLive();
    }

    @Override
    public void close() throws Exception {
      call(() -> {
        backend.close();
        return true;
      });
      fx.shutdown();
    }
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

  /// All conversations, by id, as a script would read them.
  private List<ConversationSummary> known() throws Exception {
    try (var other = new Once()) {
      return other.rows();
    }
  }

  /// A console that has just come.
  private final class Once implements AutoCloseable {
    private final Watching watching = new Watching(server.address());

    Once() throws Exception {
      watching.awaitLive();
    }

    List<ConversationSummary> rows() throws Exception {
      return watching.rows();
    }

    @Override
    public void close() throws Exception {
      opened.remove(watching);
      watching.close();
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
    var console = new Watching(server.address());
    console.awaitWhatTheServerKnows();
    int port = server.address().getPort();
    server.close();
    await("it says so").atMost(PATIENCE).until(() -> console.liveness() instanceof Liveness.Lost);
    assertThat(console.rows()).hasSize(20);
    server = start(port);
    begin(3);
    console.awaitWhatTheServerKnows();
    assertThat(console.rows()).hasSize(23);
  }

  @Test
  void takesUpWhereItStoodStill() throws Exception {
    LossyLine line = line();
    var console = new Watching(address(line));
    console.awaitWhatTheServerKnows();
    line.stand();
    String name = "€".repeat(200);
    for (int i = 0; i < 3_000; i++) {
      String id = api().add(new NewCustomer(null, name, "respondent@example.com")).id();
      var _ = api().begin(new NewConversation(id, "1", false));
    }
    assertThat(console.rows()).hasSizeLessThan(3_020);
    line.goOn();
    console.awaitWhatTheServerKnows();
    assertThat(console.rows()).hasSize(3_020);
  }

  @Test
  void saysAtOnceThatTheLineIsLostAndComesBackByItself() throws Exception {
    LossyLine line = line();
    var console = new Watching(address(line));
    console.awaitWhatTheServerKnows();
    line.cut();
    begin(5);
    console.awaitWhatTheServerKnows();
    assertThat(console.rows()).hasSize(25);
    assertThat(console.told).hasAtLeastOneElementOfType(Liveness.Lost.class);
  }

  @Test
  void getsEverythingOverASlowLineToo() throws Exception {
    LossyLine line = line();
    line.slowDown(Duration.ofMillis(20));
    var console = new Watching(address(line));
    for (int round = 0; round < 10; round++) {
      begin(30);
    }
    console.awaitWhatTheServerKnows();
    assertThat(console.rows()).hasSize(320);
  }

  @Test
  void tellsTwoConsolesTheSame() throws Exception {
    var one = new Watching(server.address());
    var other = new Watching(server.address());
    begin(30);
    one.awaitWhatTheServerKnows();
    other.awaitWhatTheServerKnows();
    assertThat(one.rows()).isEqualTo(other.rows()).hasSize(50);
  }
}
