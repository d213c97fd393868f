package io.surveyconsole.desktop.access;

import static io.surveyconsole.desktop.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.backend.Reading;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.server.api.AdminTokenView;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class AccessModelTest {
  private final FakeSurveyApi api = new FakeSurveyApi();
  private final AccessModel model = new AccessModel(api, Tasks.inline());

  private static AdminTokenView token(String name) {
    return new AdminTokenView(name, "read", NOON, null);
  }

  private static List<String> names(AccessModel model) {
    return model.rows().shown().stream().map(AccessRow::id).toList();
  }

  @Test
  void showsTheTokensThereAre() {
    api.tokens.add(token("Maya"));
    model.refresh();
    assertThat(names(model)).containsExactly("Maya");
    assertThat(model.readingProperty().get()).isEqualTo(new Reading.Done());
    api.tokens.set(0, token("Jonas"));
    model.refresh();
    assertThat(names(model)).containsExactly("Jonas");
  }

  @Test
  void keepsTheRowOfATokenThatWasUsedMeanwhile() {
    api.tokens.add(token("Maya"));
    model.refresh();
    var row = model.rows().find("Maya").orElseThrow();
    api.tokens.set(0, new AdminTokenView("Maya", "read", NOON, NOON.plusSeconds(60)));
    model.refresh();
    assertThat(model.rows().find("Maya")).containsSame(row);
    assertThat(row.value().lastUsedAt()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void revokesAndAsksAgain() {
    api.tokens.addAll(List.of(token("Maya"), token("Jonas")));
    model.refresh();
    model.revoke("Maya");
    assertThat(api.calls).containsExactly("tokens", "revoke Maya", "tokens");
    assertThat(names(model)).containsExactly("Jonas");
  }

  @Test
  void saysWhyATokenCouldNotBeRevoked() {
    api.tokens.add(token("Maya"));
    model.refresh();
    api.broken = true;
    model.revoke("Maya");
    assertThat(model.troubleProperty().get()).contains("Maya", "the line is dead");
    assertThat(names(model)).containsExactly("Maya");
    assertThat(model.readingProperty().get()).isInstanceOf(Reading.Failed.class);
    model.putTroubleAway();
    assertThat(model.troubleProperty().get()).isEmpty();
  }

  @Test
  void showsNothingOfWhatItMayNotSee() {
    api.tokens.add(token("Maya"));
    model.refresh();
    for (int status : new int[] {401, 403}) {
      api.refusal = FakeSurveyApi.refusal(status, "Only the server's own token may do this.");
      model.refresh();
      assertThat(names(model)).isEmpty();
      assertThat(model.readingProperty().get()).isEqualTo(new Reading.NotAllowed());
    }
    api.refusal = null;
    model.refresh();
    assertThat(names(model)).containsExactly("Maya");
  }

  @Test
  void passesOverAnAnswerFromBeforeAChange() {
    Queue<Runnable> background = new ArrayDeque<>();
    Queue<Runnable> fx = new ArrayDeque<>();
    var slow = new AccessModel(api, new Tasks(background::add, fx::add));
    api.tokens.add(token("Maya"));
    slow.refresh();
    slow.refresh();
    assertThat(background).as("asked once only").hasSize(1);
    background.remove().run(); // this answer still has Maya
    slow.revoke("Maya");
    background.remove().run();
    Runnable stale = fx.remove();
    fx.remove().run();
    stale.run();
    background.remove().run();
    fx.remove().run();
    assertThat(names(slow)).isEmpty();
    assertThat(slow.rows().all()).isEmpty();
  }
}
