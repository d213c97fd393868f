package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.testing.Samples.active;
import static io.surveyconsole.desktop.testing.Samples.changes;
import static io.surveyconsole.desktop.testing.Samples.closed;
import static io.surveyconsole.desktop.testing.Samples.completed;
import static io.surveyconsole.desktop.testing.Samples.message;
import static io.surveyconsole.desktop.testing.Samples.open;
import static org.awaitility.Awaitility.await;

import io.surveyconsole.desktop.connections.ConnectionsModel;
import io.surveyconsole.desktop.connections.ConnectionsView;
import io.surveyconsole.desktop.conversations.ConversationsModel;
import io.surveyconsole.desktop.conversations.ConversationsView;
import io.surveyconsole.desktop.conversations.ServerSearch;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Liveness;
import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.fx.Notices;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Ticker;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.desktop.testing.Samples;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.desktop.transcript.TranscriptModel;
import io.surveyconsole.desktop.transcript.TranscriptView;
import io.surveyconsole.server.protocol.Sender;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

/// Much in JavaFX listens weakly: what nobody holds falls silent at the next garbage collection and
/// not before. Here nothing is held but the models, as the console holds them, and the scene.
class AfterGarbageUiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final FakeSurveyApi api = new FakeSurveyApi();
  private final Times times = new Times(ZoneOffset.UTC);
  private final Kit kit =
      new Kit(new Ticker(InstantSource.system()), times, Tasks.inline(), text -> {});
  private final SimpleObjectProperty<Liveness> liveness =
      new SimpleObjectProperty<>(new Liveness.Arriving());
  private final ConversationsModel conversations = new ConversationsModel();
  private final ConnectionsModel connections =
      new ConnectionsModel(api, Tasks.inline(), Notices.none());
  private final TranscriptModel transcript = new TranscriptModel(api, Tasks.inline(), times);

  private static Screen show(Supplier<Parent> root) throws TimeoutException {
    return Screen.open(stage -> {
      var scene = new Scene(root.get(), 980, 700);
      Look.dress(scene);
      stage.setScene(scene);
      stage.show();
    });
  }

  /// Returns when what nobody holds is gone.
  private static void collectGarbage() {
    for (int round = 0; round < 3; round++) { // what a weak list lets go of, is gone a round later
      var nobodys = new WeakReference<>(new Object());
      await("garbage is collected")
          .atMost(PATIENCE)
          .until(() -> {
            System.gc();
            return nobodys.get() == null;
          });
    }
  }

  private static void awaitRows(Screen screen, String table, int rows) {
    Screen.until(
        table + " has " + rows,
        () -> screen.robot().lookup(table).queryAs(TableView.class).getItems().size() == rows);
  }

  @Test
  void theConversationsStillHearOfEveryChange() throws Exception {
    Screen screen = show(this::conversationsView);
    Screen.run(() -> {
      conversations.begin();
      conversations.apply(changes(active("a", "Maya", 1)));
      conversations.complete(1);
    });
    screen.awaits("Maya").awaitsNo("#chip-tests"); // there are none
    collectGarbage();
    Screen.run(() -> {
      conversations.apply(changes(active("b", "Jonas", 2), completed("a", "Maya", 3)));
      conversations.apply(changes(open("line", "b", "Jonas")));
      liveness.set(new Liveness.Live());
    });
    screen.awaits("Jonas").awaits("message 3").awaitsText(".pill-done", "completed");
    screen.awaitsText(".place-summary", "1 active · 1 connected").awaitsText(".live-mark", "live");
    collectGarbage();
    Screen.run(
        () -> screen.robot().lookup("#conversations-filter").queryTextInputControl().setText("jo"));
    awaitRows(screen, "#conversations", 1);
    screen.click("#pause");
    Screen.run(() -> conversations.apply(changes(active("b", "Jonas", 4))));
    screen.awaitsText("#pause", "Go on · 1 new").click("#pause").awaits("message 4");
  }

  private Parent conversationsView() {
    return new ConversationsView(
        conversations,
        new ServerSearch(new FakeSurveyApi(), kit.tasks(), kit.notices(), conversations),
        liveness,
        kit,
        new Label(""),
        () -> {},
        id -> {},
        List.of());
  }

  @Test
  void theConnectionsStillHearOfEveryChange() throws Exception {
    Screen screen = show(() -> new ConnectionsView(connections, liveness, kit, id -> {}));
    Screen.run(() -> {
      connections.begin();
      connections.apply(changes(open("1", "a", "Maya")));
      connections.complete(1);
    });
    screen.awaits("Maya").awaitsText(".place-summary", "1 open");
    collectGarbage();
    Screen.run(() -> {
      connections.apply(changes(open("2", "b", "Jonas"), Samples.slow("3", "c", "Aiko")));
      connections.apply(changes(closed("1", "a", "Maya", Samples.NOON)));
    });
    screen.awaits("Jonas").awaits("Aiko").awaitsText("#chip-slow", "Slow 1");
    awaitRows(screen, "#connections", 2);
    awaitRows(screen, "#closed-connections", 1);
    collectGarbage();
    screen.click("#chip-slow");
    awaitRows(screen, "#connections", 1);
    screen.click("Aiko");
    Screen.until(
        "it can be closed", () -> !screen.robot().lookup("#close-connection").query().isDisabled());
  }

  @Test
  void theTranscriptStillGrows() throws Exception {
    Screen screen =
        show(() -> new TranscriptView(transcript, api, kit, (owner, wish) -> Optional.empty()));
    api.messages.add(message(Sender.BOT, "Which flavour?", 1));
    Screen.run(() -> transcript.show(active("a", "Maya", 1)));
    screen.awaits("Which flavour?");
    collectGarbage();
    api.messages.add(message(Sender.USER, "Vanilla", 2));
    Screen.run(() -> transcript.show(completed("a", "Maya", 2)));
    screen.awaits("Vanilla").awaitsText(".pill-done", "completed");
  }
}
