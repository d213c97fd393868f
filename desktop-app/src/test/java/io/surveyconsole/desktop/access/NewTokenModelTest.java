package io.surveyconsole.desktop.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.server.api.AdminTokenMade;
import io.surveyconsole.server.api.AdminTokenView;
import io.surveyconsole.server.api.Problem;
import io.surveyconsole.server.config.Secret;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NewTokenModelTest {
  private final FakeSurveyApi api = new FakeSurveyApi();
  private final AtomicInteger changes = new AtomicInteger();
  private final NewTokenModel model =
      new NewTokenModel(api, Tasks.inline(), changes::incrementAndGet);

  @Test
  void looksOnlyUnlessItIsChosenOtherwise() {
    assertThat(model.readyBinding().get()).isFalse();
    model.nameProperty().set("  ");
    assertThat(model.readyBinding().get()).isFalse();
    model.nameProperty().set(" Maya ");
    model.make();
    model.scopeProperty().set(TokenScope.OPERATE);
    model.make();
    assertThat(api.calls).containsExactly("make Maya to read", "make Maya to operate");
    assertThat(changes).hasValue(2);
  }

  @Test
  void forgetsTheTokenWhenItIsClosed() {
    model.nameProperty().set("Maya");
    model.make();
    assertThat(model.madeProperty().get())
        .isEqualTo(new AdminTokenMade("Maya", "read", new Secret("secret of Maya")));
    assertThat(model.madeProperty().toString()).doesNotContain("secret");
    model.close();
    assertThat(model.madeProperty().get()).isNull();
  }

  @Test
  void leavesNoTokenBehindThatNobodyHasSeen() {
    Queue<Runnable> background = new ArrayDeque<>();
    var slow =
        new NewTokenModel(api, new Tasks(background::add, Runnable::run), changes::incrementAndGet);
    slow.nameProperty().set("Maya");
    slow.make();
    slow.close();
    background.remove().run();
    assertThat(slow.madeProperty().get()).isNull();
    background.remove().run();
    assertThat(api.calls).containsExactly("make Maya to read", "revoke Maya");
    assertThat(api.tokens).extracting(AdminTokenView::name).isEmpty();
    assertThat(changes).hasValue(1);
  }

  @Test
  void saysAtTheNameThatItIsTakenAndKeepsIt() {
    model.nameProperty().set("Maya");
    api.refusal = FakeSurveyApi.refusal(409, "There is a token with this name already.");
    model.make();
    assertThat(model.nameTroubleProperty().get()).startsWith("There is a token with this name");
    assertThat(model.troubleProperty().get()).isEmpty();
    assertThat(model.nameProperty().get()).isEqualTo("Maya");
    assertThat(model.readyBinding().get()).isTrue();
    model.nameProperty().set("Maya 2");
    assertThat(model.nameTroubleProperty().get()).as("that was another name").isEmpty();
  }

  @Test
  void saysAtTheNameWhatTheServerSaysOfIt() {
    model.nameProperty().set("/");
    api.refusal =
        FakeSurveyApi.refusal(
            422, "See errors.", new Problem.FieldError("name", "must begin with a letter"));
    model.make();
    assertThat(model.nameTroubleProperty().get()).isEqualTo("The name must begin with a letter.");
  }

  @Test
  void saysWhatElseWentWrongAndCanBeTriedAgain() {
    model.nameProperty().set("Maya");
    api.broken = true;
    model.make();
    assertThat(model.troubleProperty().get()).contains("the line is dead");
    api.broken = false;
    model.make();
    assertThat(model.troubleProperty().get()).isEmpty();
    assertThat(model.madeProperty().get()).isNotNull();
  }
}
