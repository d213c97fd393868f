package io.surveyconsole.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import io.surveyconsole.desktop.fx.Copying;
import io.surveyconsole.desktop.fx.Fonts;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Ticker;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.server.protocol.ServerMessage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Draws the chat in its states, in both themes, to be looked at: `target/look/chat-*.png`. Without
/// a window: the headless screen is too small for it.
@ExtendWith(ApplicationExtension.class)
class ChatLookUiTest {
  private static final double WIDTH = 1076;
  private static final double HEIGHT = 793;
  private static final ServerMessage.Question PLAN =
      new ServerMessage.Question(
          "q2",
          "Thank you. Which plan are you on?",
          List.of(
              new ServerMessage.Option("a", "Free"),
              new ServerMessage.Option("b", "Team"),
              new ServerMessage.Option("c", "Enterprise")));

  enum Story {
    EMPTY,
    CHATTING,
    RECONNECTING,
    FINISHED,
    TROUBLE
  }

  @BeforeAll
  static void fonts() {
    Fonts.load();
  }

  @ParameterizedTest
  @EnumSource(Story.class)
  void looksAsItShould(Story look) throws Exception {
    for (Theme theme : List.of(new PrimerLight(), new PrimerDark())) {
      var bench = new AtomicReference<@Nullable Bench>();
      WaitForAsyncUtils.asyncFx(
              () -> {
                Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
                var played = new Bench();
                played.play(look);
                bench.set(played);
                // The first picture lays everything out, the second is the one to look at.
                return played.scene.snapshot(null);
              })
          .get();
      WaitForAsyncUtils.waitForFxEvents();
      WritableImage image =
          WaitForAsyncUtils.asyncFx(() -> Objects.requireNonNull(bench.get()).scene.snapshot(null))
              .get();
      write(image, look.name().toLowerCase(Locale.ROOT) + "-" + theme.getName());
      assertThat(image.getWidth()).isEqualTo(WIDTH);
    }
  }

  private static void write(WritableImage image, String name) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
      }
    }
    Path folder = Files.createDirectories(Path.of("target", "look"));
    String file = "chat-" + name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".png";
    ImageIO.write(copy, "png", folder.resolve(file).toFile());
  }

  /// The whole place with a scripted other side.
  private static final class Bench {
    final ScriptedTransport transport = new ScriptedTransport();
    final FakeTimers timers = new FakeTimers();
    final StillBackend backend = new StillBackend();
    final ChatModel model;
    final Scene scene;

    Bench() {
      var ids = new AtomicInteger();
      var kit =
          new Kit(
              new Ticker(timers), new Times(ZoneOffset.UTC), Tasks.inline(), Copying.clipboard());
      model =
          new ChatModel(
              new ChatParts(
                  transport,
                  () -> URI.create("ws://localhost:8000"),
                  Runnable::run,
                  timers,
                  timers,
                  () -> "id-" + ids.incrementAndGet(),
                  new ReconnectPolicy(5, new HighestDraw())),
              backend,
              kit.tasks());
      scene = new Scene(new ChatView(model, kit), WIDTH, HEIGHT);
      Look.dress(scene);
      scene.getRoot().applyCss(); // parts of controls exist only from here on
      model.refresh();
    }

    ScriptedTransport.Line line() {
      return transport.last();
    }

    void play(Story story) {
      switch (story) {
        case EMPTY -> {}
        case CHATTING -> chatting();
        case RECONNECTING -> reconnecting();
        case FINISHED -> finished();
        case TROUBLE -> trouble();
      }
    }

    private void chatting() {
      chat();
      line()
          .says(Told.message(Sender.USER, 4, "Team, I think"))
          .says(
              Told.message(
                  Sender.BOT,
                  5,
                  """
                  Please choose one of the options: send its number or its text.

                  Thank you. Which plan are you on?
                  1 – Free
                  2 – Team
                  3 – Enterprise\
                  """));
      type("Te");
    }

    private void reconnecting() {
      chat();
      say("Team");
      line().closes(1006);
      timers.pass(Duration.ofSeconds(2));
      line().ends(new TransportEvent.NoAnswer("Connection refused"));
      timers.pass(Duration.ofMillis(800));
      type("and one more thing");
      select(3);
    }

    private void finished() {
      chat();
      say("Team");
      timers.pass(Duration.ofMillis(6));
      line()
          .says(Told.ack("id-2", 4))
          .says(Told.message(Sender.BOT, 5, "Thank you! That was the last question."))
          .says(
              new ServerMessage.Completed(
                  "The survey is finished. Thank you for your time!",
                  true,
                  1000,
                  "Survey completed successfully"))
          .ends(new TransportEvent.Closed(1000, "Survey completed successfully", true));
    }

    private void trouble() {
      backend.known.put("7f3a9c21d", false);
      chat();
      line().says("{\"type\":\"weather\",\"sun\":true,\"wind\":\"\u202Ewest\"}").says("half a fra");
      say("Team Team Team Team");
      line()
          .says(new ServerMessage.Failure("That was too many messages. Wait a little."))
          .ends(new TransportEvent.Closed(4403, "Maintenance at 15:00", true));
      backend.failure = "The server is stopped. Start it in the Server place.";
      model.refresh();
    }

    void chat() {
      model.open("7f3a9c21d");
      var told = Told.state();
      timers.pass(Duration.ofMillis(4));
      line()
          .opens()
          .says(
              new ServerMessage.State(
                  told.conversation(),
                  told.customer(),
                  new ServerMessage.Survey("2", "Product fit", List.of(PLAN))))
          .says(
              Told.history(
                  Told.bot(
                      1,
                      "Hello! How disappointed would you be if you could no longer use the app?")));
      timers.pass(Duration.ofSeconds(6));
      say("Very disappointed");
      timers.pass(Duration.ofMillis(4));
      line().says(Told.ack("id-1", 2));
      line()
          .says(
              Told.message(
                  Sender.BOT,
                  3,
                  "Thank you. Which plan are you on?\n1 – Free\n2 – Team\n3 – Enterprise"));
    }

    void say(String text) {
      model.draftProperty().set(text);
      model.say();
    }

    void type(String text) {
      model.draftProperty().set(text);
    }

    void select(int row) {
      ((WireTable) scene.lookup("#wire-table")).getSelectionModel().select(row);
    }
  }
}
