package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.Backend;
import io.surveyconsole.desktop.fx.Copying;
import io.surveyconsole.desktop.fx.FxThread;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Ticker;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.server.ServerLauncher;
import io.surveyconsole.desktop.server.ServerModel;
import io.surveyconsole.desktop.server.ServerState;
import io.surveyconsole.desktop.server.ServerView;
import io.surveyconsole.server.config.ConfigSources;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The console put together by hand: every part is made here and given what it needs. On the
/// JavaFX thread.
public final class Console implements AutoCloseable {
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http;
  private final Backend backend;
  private final ServerModel server;
  private final ConsoleWindow window;
  private final Timeline ticking;

  public Console(ServerLauncher launcher, ConfigSources sources) {
    var fx = new FxThread();
    Clock clock = Clock.systemUTC();
    var ticker = new Ticker(clock);
    var tasks = new Tasks(background, fx);
    var kit = new Kit(ticker, new Times(ZoneId.systemDefault()), tasks, Copying.clipboard());
    http = HttpClient.newBuilder().executor(background).build();
    backend = new Backend(fx, http, clock);
    server = new ServerModel(launcher, sources, tasks, clock);
    server.stateProperty().subscribe(this::follow);

    var themes = new Themes(Theme.SYSTEM);
    var places = new ArrayList<Place>();
    places.add(
        Place.of(
            "server",
            text("server.title"),
            Feather.SERVER,
            new ServerView(server, kit, server::stop)));
    window =
        new ConsoleWindow(
            List.copyOf(places),
            new ThemeSwitch(themes.chosenProperty()),
            new StatusBar(server.stateProperty(), backend.gaugesProperty(), kit));

    ticking = new Timeline(new KeyFrame(Duration.seconds(1), event -> ticker.tick()));
    ticking.setCycleCount(Animation.INDEFINITE);
  }

  /// Shows the window, and then starts the server.
  public void open(Stage stage) {
    ticking.play();
    window.open(stage, () -> {});
    server.start();
  }

  public ConsoleWindow window() {
    return window;
  }

  private void follow(ServerState state) {
    if (state instanceof ServerState.Serving serving) {
      backend.connect(serving.address(), serving.token());
    } else {
      backend.disconnect();
    }
  }

  /// Leaves everything but the server, which is stopped before.
  @Override
  public void close() {
    ticking.stop();
    backend.close();
    http.shutdownNow();
    background.shutdown();
  }
}
