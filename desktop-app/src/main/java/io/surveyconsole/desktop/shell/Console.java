package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.Backend;
import io.surveyconsole.desktop.chat.TestChat;
import io.surveyconsole.desktop.connections.ConnectionsModel;
import io.surveyconsole.desktop.connections.ConnectionsView;
import io.surveyconsole.desktop.conversations.ConversationsModel;
import io.surveyconsole.desktop.conversations.ConversationsView;
import io.surveyconsole.desktop.conversations.NewConversationDialog;
import io.surveyconsole.desktop.conversations.NewConversationModel;
import io.surveyconsole.desktop.conversations.ServerSearch;
import io.surveyconsole.desktop.fx.Copying;
import io.surveyconsole.desktop.fx.Figures;
import io.surveyconsole.desktop.fx.FileTarget;
import io.surveyconsole.desktop.fx.FxThread;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Liveness;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Ticker;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.notify.NoticeBell;
import io.surveyconsole.desktop.notify.NoticeDetails;
import io.surveyconsole.desktop.notify.NoticeStrips;
import io.surveyconsole.desktop.notify.NoticesModel;
import io.surveyconsole.desktop.server.Ending;
import io.surveyconsole.desktop.server.ServerLauncher;
import io.surveyconsole.desktop.server.ServerModel;
import io.surveyconsole.desktop.server.ServerState;
import io.surveyconsole.desktop.server.ServerView;
import io.surveyconsole.desktop.settings.LoadedSettings;
import io.surveyconsole.desktop.settings.SettingsFile;
import io.surveyconsole.desktop.transcript.TranscriptModel;
import io.surveyconsole.desktop.transcript.TranscriptView;
import io.surveyconsole.server.PinnedTrust;
import io.surveyconsole.server.Version;
import io.surveyconsole.server.config.ConfigSources;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The console put together by hand: every part is made here and given what it needs. On the JavaFX
/// thread.
public final class Console implements AutoCloseable {
  private static final int ERROR_ID_LENGTH = 8;
  private static final KeyCombination PALETTE =
      new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination NOTICES =
      new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http;
  private final Memory memory;
  private final Themes themes;
  private final Kit kit;
  private final NoticeBell bell;
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
  private final CommandPalette palette;
  private final Timeline ticking;

  /// Where the server's WebSockets are, or were when it served last.
  private URI sockets = URI.create("ws://localhost:8000");

  /// With the settings that are in the data folder; reads the disk.
  public Console(ServerLauncher launcher, ConfigSources sources) {
    this(launcher, sources, SettingsFile.in(sources.dataFolder()).load());
  }

  /// @param launcher starts the server
  /// @param sources the server's settings
  /// @param loaded what the console remembers
  public Console(ServerLauncher launcher, ConfigSources sources, LoadedSettings loaded) {
    var fx = new FxThread();
    Clock clock = Clock.systemUTC();
    var ticker = new Ticker(clock);
    var notices = new NoticesModel(clock, Console::errorId);
    memory = new Memory(loaded, fx, notices);
    kit =
        new Kit(
            ticker,
            new Times(ZoneId.systemDefault()),
            new Tasks(background, fx),
            Copying.clipboard(),
            memory.settings(),
            notices);
    server = new ServerModel(launcher, sources, kit.tasks(), clock);
    var trust = PinnedTrust.in(server.certificate());
    http = HttpClient.newBuilder().executor(background).sslContext(trust).build();
    backend = new Backend(fx, http, clock);
    connections = new ConnectionsModel(backend.api(), kit.tasks(), notices);
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
    conversationsView = conversationsView();
    conversationsPlace = conversationsPlace(conversationsView);
    var details = new NoticeDetails(kit.times(), Version.current(), this::serverAddress);
    bell = new NoticeBell(notices, details, kit);
    themes = memory.themes();
    List<Place> places =
        List.of(
            conversationsPlace,
            connectionsPlace(),
            chatPlace(),
            serverPlace,
            OperatorPlaces.access(backend.api(), kit),
            OperatorPlaces.audit(backend.api(), kit));
    window =
        new ConsoleWindow(
            places,
            steppingIn.above(new ThemeSwitch(themes.chosenProperty())),
            new StoreBanner(backend.gaugesProperty()),
            new StatusBar(
                server.stateProperty(),
                backend.gaugesProperty(),
                kit,
                new PaletteButton(this::findCommand),
                bell),
            new NoticeStrips(notices, details, kit),
            memory.settings());
    palette =
        new CommandPalette(
            window.root(),
            new Commands(places, window, conversationsView.views(), themes.chosenProperty())
                    .with(text("conversations.new"), text("shortcut.new"), this::beginConversation)
                    .with(text("notices.title"), text("shortcut.notices"), bell::open)
                ::all);

    backend.listen(conversations);
    backend.listen(connections);
    backend.listen(new GrowingTranscript(transcript, conversations));
    backend.listen(new ConversationPresences(backend.api(), kit.tasks(), transcript));
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
      ending.close(stage, () -> window.show(serverPlace), () -> memory.saveThen(end));
    });
    memory.keep(stage);
    window.open(stage, this::beginConversation);
    steppingIn.listen(stage.getScene());
    window.accelerate(PALETTE, this::findCommand);
    window.accelerate(NOTICES, bell::open);
    server.start();
  }

  public ConsoleWindow window() {
    return window;
  }

  private ConversationsView conversationsView() {
    var view =
        new ConversationsView(
            conversations,
            new ServerSearch(backend.api(), kit.tasks(), kit.notices(), conversations),
            backend.livenessProperty(),
            kit,
            steppingIn.below(
                new TranscriptView(transcript, backend.api(), kit, FileTarget.chooser())),
            this::beginConversation,
            new RespondentLink(server, backend.api(), kit),
            new ManyConversations(backend.api(), kit, this::frame, kit.notices()).actions());
    view.table().chosenProperty().subscribe(id -> showTranscript(id));
    return view;
  }

  private Place conversationsPlace(ConversationsView view) {
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
      kit.notices()
          .tell(text("conversations.not-here") + " " + text("conversations.not-here.advice"));
      return;
    }
    conversations.reveal(id);
    window.show(conversationsPlace);
    conversationsView.table().choose(id);
  }

  private Window frame() {
    return window.root().getScene().getWindow();
  }

  private void showTranscript(@Nullable String id) {
    transcript.show(id == null ? null : conversations.newest(id).orElse(null));
  }

  private void beginConversation() {
    var model = new NewConversationModel(backend.api(), kit.tasks());
    model.load();
    new NewConversationDialog(model, kit.copying(), window.root().getScene().getWindow()).show();
  }

  private void findCommand() {
    palette.open();
  }

  private String serverAddress() {
    return server.state() instanceof ServerState.Serving serving
        ? serving.address().toString()
        : "";
  }

  private static String errorId() {
    return UUID.randomUUID().toString().substring(0, ERROR_ID_LENGTH);
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
    server.stopThen(() -> memory.saveThen(ended));
  }

  /// Writes what is to be remembered and is not yet; from any thread.
  CompletableFuture<Void> saveNow() {
    return memory.saveNow();
  }

  /// Leaves everything but the server, which is stopped before.
  @Override
  public void close() {
    ticking.stop();
    chat.close();
    backend.close();
    themes.close();
    memory.close();
    http.shutdownNow();
    background.shutdown();
  }
}
