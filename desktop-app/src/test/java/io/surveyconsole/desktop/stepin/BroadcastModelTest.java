package io.surveyconsole.desktop.stepin;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.desktop.testing.Samples;
import io.surveyconsole.server.api.BroadcastSent;
import io.surveyconsole.server.api.Problem;
import org.junit.jupiter.api.Test;

class BroadcastModelTest {
  private final FakeSurveyApi api = new FakeSurveyApi();
  private final BroadcastModel model = new BroadcastModel(api, Tasks.inline());

  @Test
  void countsPeopleAndConversationsApart() {
    api.connections.add(Samples.open("1", "a", "Maya"));
    api.connections.add(Samples.open("2", "a", "Maya"));
    api.connections.add(Samples.open("3", "b", "Jonas"));
    model.begin();
    assertThat(model.reachProperty().get()).isEqualTo(new Reach(3, 2));
  }

  @Test
  void sendsOnlyWhatIsSaidToSomebody() {
    model.begin();
    model.wordsProperty().set("Back at two.");
    model.send();
    assertThat(api.calls).as("nobody is connected").containsExactly("connections");
    api.connections.add(Samples.open("1", "a", "Maya"));
    model.count();
    model.wordsProperty().set(" ");
    model.send();
    assertThat(api.calls).doesNotContain("broadcast:  ");
    model.wordsProperty().set("Back at two.");
    api.sent = new BroadcastSent(1, 1, 0);
    model.send();
    assertThat(api.calls).endsWith("broadcast: Back at two.");
    assertThat(model.sentProperty().get()).isEqualTo(new BroadcastSent(1, 1, 0));
    assertThat(model.wordsProperty().get()).isEmpty();
  }

  @Test
  void keepsWhatIsTypedWhenItFails() {
    api.connections.add(Samples.open("1", "a", "Maya"));
    model.begin();
    model.wordsProperty().set("Back at two.");
    api.refusal =
        ApiException.refused(
            new Problem("about:blank", "Refused", 503, "Not stored.", "E-1234abcd", null));
    model.send();
    assertThat(model.sentProperty().get()).isNull();
    assertThat(model.troubleProperty().get()).contains("Not stored.", "E-1234abcd");
    assertThat(model.wordsProperty().get()).isEqualTo("Back at two.");
    api.refusal = null;
    model.begin();
    assertThat(model.troubleProperty().get()).isEmpty();
    assertThat(model.wordsProperty().get()).isEqualTo("Back at two.");
  }
}
