package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.testing.Samples.NOON;
import static io.surveyconsole.desktop.testing.Samples.active;
import static io.surveyconsole.desktop.testing.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.surveyconsole.desktop.backend.SurveyDefinition;
import io.surveyconsole.desktop.backend.SurveyDefinition.Asked;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.fx.Look;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.fx.Ticker;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.desktop.testing.Names;
import io.surveyconsole.desktop.testing.Pictures;
import io.surveyconsole.desktop.testing.Screen;
import io.surveyconsole.server.api.AnsweredView;
import io.surveyconsole.server.protocol.Sender;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

/// What a conversation looks like with all that can happen in it.
class TranscriptLookUiTest {
  private static final String CHROME =
      "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36";

  private final FakeSurveyApi api = new FakeSurveyApi();
  private final Times times = new Times(ZoneOffset.UTC);
  private final TranscriptModel model = new TranscriptModel(api, Tasks.inline(), times);

  private static Presence connection(String id, long from, long to, int code, String why) {
    return new Presence(
        id, NOON.plusSeconds(from), NOON.plusSeconds(to), code, why, CHROME, from > 1);
  }

  @Test
  void tellsWhatWasSaidWhatHappenedAndWhatIsOnItsWay() throws Exception {
    var asked = new Asked("q1", "What is the main benefit you get from it?", null, null);
    api.definition = new SurveyDefinition("1", "Product fit", 1, List.of(asked));
    api.answers.put("q1", "It saves me a call to every branch");
    api.answered.put("q1", new AnsweredView(2, NOON.plusSeconds(20)));
    api.messages.add(message(Sender.BOT, "What is the main benefit you get from it?", 1));
    api.messages.add(message(Sender.USER, "It saves me a call to every branch", 2));
    api.messages.add(message(Sender.BOT, "And what should we improve?", 3));
    api.messages.add(message(Sender.USER, "I would have to think", 4));
    Screen screen =
        Screen.open(stage -> {
          var kit =
              new Kit(new Ticker(() -> NOON.plusSeconds(60)), times, Tasks.inline(), any -> {});
          var view = new TranscriptView(model, api, kit, (owner, wish) -> Optional.empty());
          var scene = new Scene(view, 420, 640);
          Look.dress(scene);
          stage.setScene(scene);
          stage.show();
        });
    Screen.run(() -> {
      model.show(active("7f3a0000000000000000c21d", "Luís Ferreira", 4));
      model.tell(
          "7f3a0000000000000000c21d",
          List.of(
              connection("a", 1, 2, 1006, ""),
              connection("b", 8, 20, 4403, "we call you back"),
              new Presence("c", NOON.plusSeconds(30), null, null, null, CHROME, true)));
      model.add("Take your time.", "Maya");
    });
    screen.awaits("Luís Ferreira").awaits("Take your time.").awaits("being stored…");
    screen.awaitsText("#transcript .bubble-who", "Maya");
    screen.awaits("connection lost · back after 6 s · 12:00:02");
    screen.awaits("closed by you: we call you back · 12:00:20");
    screen.awaits("12:00:02 · stored").awaits("12:00:04 · stored, reply on its way");
    picture(screen, "transcript");
    screen
        .click("Connections 3")
        .awaits("#presences")
        .awaits("4403 closed by the operator: we call you back");
    picture(screen, "transcript-connections");
    assertThat(Screen.call(Names::missing)).isEmpty();
  }

  private static void picture(Screen screen, String name) {
    Scene scene = screen.robot().lookup("#transcript-tabs").query().getScene();
    Screen.call(() -> {
      Pictures.of(scene, name + "-light");
      Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      Pictures.of(scene, name + "-dark");
      Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
      return true;
    });
  }
}
