package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.Backend;
import io.surveyconsole.desktop.backend.FeedListener;
import io.surveyconsole.desktop.chat.TestChat;
import io.surveyconsole.desktop.connections.ConnectionsModel;
import io.surveyconsole.desktop.connections.ConnectionsView;
import io.surveyconsole.desktop.conversations.ConversationsModel;
import io.surveyconsole.desktop.conversations.ConversationsView;
import io.surveyconsole.desktop.conversations.NewConversationDialog;
import io.surveyconsole.desktop.conversations.NewConversationModel;
import io.surveyconsole.desktop.fx.Copying;
import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.FxThread;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Liveness;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Ticker;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.server.Ending;
import io.surveyconsole.desktop.server.ServerLauncher;
import io.surveyconsole.desktop.server.ServerModel;
import io.surveyconsole.desktop.server.ServerState;
import io.surveyconsole.desktop.server.ServerView;
import io.surveyconsole.desktop.transcript.TranscriptModel;
import io.surveyconsole.desktop.transcript.TranscriptView;
import io.surveyconsole.server.PinnedTrust;
import io.surveyconsole.server.api.FeedMessage;
import io.surveyconsole.server.api.Paths;
import io.surveyconsole.server.config.ConfigSources;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The console put together by hand: every part is made here and given what it needs. On the JavaFX
/// thread.
public final class Console implements AutoCloseable {
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http;
  private final Kit kit;
  private final Backend backend;
  private final ServerModel server;
  private final ConversationsModel conversations = new ConversationsModel();
  private final ConnectionsModel connections;
  private final TranscriptModel transcript;
  private final SteppingIn steppingIn;
  private final TestChat chat;
  private final Ending ending;
  private final Place serverPlace;
  private final ConversationsView conversationsView;
  private final Place conversationsPlace;
  private final ConsoleWindow window;
  private final Timeline ticking;

  /// Where the server's WebSockets are, or were when it served last.
  private URI sockets = URI.create("ws://localhost:8000");

  /// @param launcher starts the server
  /// @param sources the server's settings
  public Console(ServerLauncher launcher, ConfigSources sources) {
    var fx = new FxThread();
    Clock clock = Clock.systemUTC();
    var ticker = new Ticker(clock);
    kit =
        new Kit(
            ticker,
            new Times(ZoneId.systemDefault()),
            new Tasks(background, fx),
            Copying.clipboard());
    server = new ServerModel(launcher, sources, kit.tasks(), clock);
    var trust = PinnedTrust.in(server::certificate);
    http = HttpClient.newBuilder().executor(background).sslContext(trust).build();
    backend = new Backend(fx, http, clock);
    connections = new ConnectionsModel(backend.api(), kit.tasks());
    transcript = new TranscriptModel(backend.api(), kit.tasks(), kit.times());
    steppingIn = new SteppingIn(backend, transcript, kit);
    var tests = new TestConversations(backend.api(), conversations::newest);
    chat =
        new TestChat(
            tests,
            () -> sockets,
            trust.getSocketFactory(),
            kit,
            fx,
            clock,
            () -> UUID.randomUUID().toString(),
            RandomGenerator.getDefault());
    ending = new Ending(server);

    serverPlace =
        Place.of(
                "server",
                text("server.title"),
                Feather.SERVER,
                new ServerView(server, backend.gaugesProperty(), kit, this::stopServer))
            .atItsFoot();
    conversationsView =
        new ConversationsView(
            conversations,
            backend.livenessProperty(),
            kit,
            steppingIn.below(new TranscriptView(transcript, kit)),
            this::beginConversation,
            this::copyLink);
    conversationsPlace = conversationsPlace(conversationsView);
    window =
        new ConsoleWindow(
            List.of(
                conversationsPlace,
                connectionsPlace(),
                chatPlace(),
                serverPlace,
                OperatorPlaces.access(backend.api(), kit),
                OperatorPlaces.audit(backend.api(), kit)),
            steppingIn.above(new ThemeSwitch(new Themes(Theme.SYSTEM).chosenProperty())),
            new StoreBanner(backend.gaugesProperty()),
            new StatusBar(server.stateProperty(), backend.gaugesProperty(), kit));

    backend.listen(conversations);
    backend.listen(connections);
    backend.listen(new Growing());
    backend.listen(tests);
    backend.livenessProperty().subscribe(liveness -> surveysMayHaveChanged(liveness));
    server.stateProperty().subscribe(state -> follow(state));
    ticking = new Timeline(new KeyFrame(Duration.seconds(1), event -> ticker.tick()));
    ticking.setCycleCount(Animation.INDEFINITE);
  }

  /// Shows the window, and then starts the server.
  ///
  /// @param end called when the operator has closed the window and nothing runs any more
  public void open(Stage stage, Runnable end) {
    ticking.play();
    stage.setOnCloseRequest(event -> {
      event.consume(); // the window stays until the server has ended in order
      ending.close(stage, () -> window.show(serverPlace), end);
    });
    window.open(stage, this::beginConversation);
    steppingIn.listen(stage.getScene());
    server.start();
  }

  public ConsoleWindow window() {
    return window;
  }

  private Place conversationsPlace(ConversationsView view) {
    view.table().chosenProperty().subscribe(id -> showTranscript(id));
    return Place.of("conversations", text("conversations.title"), Feather.MESSAGE_SQUARE, view)
        .withBadge(
            conversations
                .countsProperty()
                .map(counts -> counts.active() == 0 ? "" : Figures.count(counts.active())))
        .withFilter(view::focusFilter);
  }

  private Place connectionsPlace() {
    var view =
        new ConnectionsView(connections, backend.livenessProperty(), kit, this::showConversation);
    return Place.of("connections", text("connections.title"), Feather.RADIO, view)
        .withBadge(
            backend
                .gaugesProperty()
                .map(now -> now.connections() == 0 ? "" : Figures.count(now.connections())))
        .withFilter(view::focusFilter);
  }

  private Place chatPlace() {
    return Place.of("chat", text("chat.title"), Feather.MESSAGE_CIRCLE, chat.view())
        .withFilter(chat::focus);
  }

  private void surveysMayHaveChanged(Liveness liveness) {
    if (liveness instanceof Liveness.Live) {
      chat.refresh();
    }
  }

  /// Shows a conversation in its place, whatever that was narrowed to.
  private void showConversation(String id) {
    var known = conversations.newest(id);
    if (known.isEmpty()) {
      new Told(
              text("conversations.not-here"),
              text("conversations.not-here.advice"),
              window.root().getScene().getWindow())
          .show();
      return;
    }
    if (known.get().test()) {
      conversations.withTestsProperty().set(true);
    }
    if (conversations.rows().shown().stream().noneMatch(row -> row.id().equals(id))) {
      conversations.clearFilter();
    }
    window.show(conversationsPlace);
    conversationsView.table().choose(id);
  }

  private void showTranscript(@Nullable String id) {
    transcript.show(id == null ? null : conversations.newest(id).orElse(null));
  }

  private void beginConversation() {
    var model = new NewConversationModel(backend.api(), kit.tasks());
    model.load();
    new NewConversationDialog(model, kit.copying(), window.root().getScene().getWindow()).show();
  }

  /// With a token of its own: the link may be sent to somebody, and revoked.
  private void copyLink(String conversationId) {
    if (!(server.state() instanceof ServerState.Serving serving)) {
      return;
    }
    String address =
        serving.publicAddress().toString().replaceFirst("^http", "ws")
            + Paths.RESPONDENT_SOCKET
            + conversationId;
    kit.tasks()
        .work(text("conversations.task.link"), () -> backend.api().issueToken(conversationId))
        .onSuccess(issued -> kit.copying().copy(address + "?token=" + issued.token().value()))
        .onFailure(failure ->
            new Told(
                    text("conversations.copy-address.failed"),
                    ApiException.wordsOf(failure),
                    window.root().getScene().getWindow())
                .show());
  }

  private void stopServer() {
    ending.stop(window.root().getScene().getWindow());
  }

  private void follow(ServerState state) {
    switch (state) {
      case ServerState.Serving serving -> {
        sockets = URI.create(serving.address().toString().replaceFirst("^http", "ws"));
        backend.connect(serving.address(), serving.token());
      }
      case ServerState.Failed _ -> {
        backend.disconnect();
        window.show(serverPlace);
      }
      case ServerState.Stopped _, ServerState.Starting _, ServerState.Stopping _ ->
          backend.disconnect();
    }
  }

  /// Drains and stops the server without asking, and then tells that nothing runs any more.
  public void end(Runnable ended) {
    server.stopThen(ended);
  }

  /// Leaves everything but the server, which is stopped before.
  @Override
  public void close() {
    ticking.stop();
    chat.close();
    backend.close();
    http.shutdownNow();
    background.shutdown();
  }

  /// Lets the transcript grow with its conversation.
  private final class Growing implements FeedListener {
    @Override
    public void begin() {}

    @Override
    public void apply(FeedMessage.Changes changes) {
      var shown = transcript.conversationProperty().get();
      if (shown != null) {
        conversations.newest(shown.id()).ifPresent(transcript::show);
      }
    }

    @Override
    public void complete(long stored) {}
  }
}
