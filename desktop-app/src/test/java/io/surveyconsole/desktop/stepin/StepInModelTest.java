package io.surveyconsole.desktop.stepin;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.fx.Liveness;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.desktop.testing.Samples;
import io.surveyconsole.server.api.OpenQuestion;
import io.surveyconsole.server.api.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Queue;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class StepInModelTest {
  private final FakeSurveyApi api = new FakeSurveyApi();
  private final SimpleObjectProperty<Liveness> liveness =
      new SimpleObjectProperty<>(new Liveness.Live());
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final StepInModel model = new StepInModel(api, Tasks.inline(), liveness);

  /// Its calls are answered when the test says so.
  private StepInModel slow() {
    return new StepInModel(api, new Tasks(waiting::add, Runnable::run), liveness);
  }

  private static ApiException refused(int status) {
    return ApiException.refused(
        new Problem("about:blank", "Refused", status, "Not now.", "E-1234abcd", null));
  }

  @Test
  void saysWhatIsTypedAndClearsTheField() {
    model.show(Samples.active("a", "Maya", 3));
    model.draftProperty().set("We are here.");
    model.say();
    assertThat(api.calls).containsExactly("say in a: We are here.");
    assertThat(model.draftProperty().get()).isEmpty();
    assertThat(model.troubleProperty().get()).isEmpty();
  }

  @Test
  void saysNothingThatIsBlank() {
    model.show(Samples.active("a", "Maya", 3));
    model.draftProperty().set(" \n ");
    model.say();
    assertThat(api.calls).isEmpty();
  }

  @Test
  void keepsWhatIsTypedWhenTheCallFailsAndSaysWhyWithItsId() {
    model.show(Samples.active("a", "Maya", 3));
    model.draftProperty().set("We are here.");
    api.refusal = refused(409);
    model.say();
    assertThat(model.draftProperty().get()).isEqualTo("We are here.");
    assertThat(model.troubleProperty().get()).contains("Not now.", "E-1234abcd");
    assertThat(model.busyProperty().get()).isFalse();
    api.refusal = null;
    model.say();
    assertThat(model.draftProperty().get()).isEmpty();
    assertThat(model.troubleProperty().get()).isEmpty();
  }

  @Test
  void keepsADraftForEachConversation() {
    model.show(Samples.active("a", "Maya", 3));
    model.draftProperty().set("for Maya");
    model.show(Samples.active("b", "Jonas", 1));
    assertThat(model.draftProperty().get()).isEmpty();
    model.draftProperty().set("for Jonas");
    model.show(null);
    assertThat(model.draftProperty().get()).isEmpty();
    model.show(Samples.active("a", "Maya", 5));
    assertThat(model.draftProperty().get()).isEqualTo("for Maya");
    model.show(Samples.active("a", "Maya", 6)); // it has grown
    assertThat(model.draftProperty().get()).isEqualTo("for Maya");
    model.show(Samples.active("b", "Jonas", 1));
    assertThat(model.draftProperty().get()).isEqualTo("for Jonas");
  }

  @Test
  void tellsAFailureWhereItBelongsWhenAnotherConversationIsChosenMeanwhile() {
    var slow = slow();
    slow.show(Samples.active("a", "Maya", 3));
    slow.draftProperty().set("for Maya");
    slow.say();
    slow.show(Samples.active("b", "Jonas", 1));
    slow.draftProperty().set("for Jonas");
    api.refusal = refused(503);
    waiting.remove().run();
    assertThat(slow.troubleProperty().get()).isEmpty();
    assertThat(slow.draftProperty().get()).isEqualTo("for Jonas");
    slow.show(Samples.active("a", "Maya", 3));
    assertThat(slow.troubleProperty().get()).contains("Not now.");
    assertThat(slow.draftProperty().get()).isEqualTo("for Maya");
    slow.dismiss();
    assertThat(slow.troubleProperty().get()).isEmpty();
  }

  @Test
  void keepsWhatIsTypedWhileTheWordsBeforeAreOnTheirWay() {
    var slow = slow();
    slow.show(Samples.active("a", "Maya", 3));
    slow.draftProperty().set("First.");
    slow.say();
    assertThat(slow.busyProperty().get()).isTrue();
    slow.say();
    slow.repeat();
    assertThat(waiting).as("one step at a time").hasSize(1);
    slow.draftProperty().set("First. Second");
    waiting.remove().run();
    assertThat(slow.draftProperty().get()).isEqualTo("Second");
    assertThat(api.calls).containsExactly("say in a: First.");
  }

  @Test
  void doesInEachStateWhatMakesSense() {
    model.show(Samples.active("a", "Maya", 3));
    assertThat(model.standingProperty().get()).isEqualTo(Standing.ACTIVE);
    model.reopen();
    model.repeat();
    model.show(Samples.ended("a", "Maya", 4));
    assertThat(model.standingProperty().get()).isEqualTo(Standing.ENDED);
    model.draftProperty().set("Hello");
    model.say();
    model.repeat();
    model.end("Bye");
    model.reopen();
    model.show(Samples.completed("b", "Jonas", 5));
    assertThat(model.standingProperty().get()).isEqualTo(Standing.COMPLETED);
    model.repeat();
    model.reopen();
    model.end("Bye");
    model.show(null);
    model.repeat();
    assertThat(api.calls).containsExactly("repeat in a", "reopen a");
  }

  @Test
  void skipsTheQuestionThatWasAskedAbout() {
    var asked = new ArrayList<OpenQuestion>();
    model.show(Samples.active("a", "Maya", 3));
    model.findOpenQuestion(question -> {
      assertThat(model.busyProperty().get()).as("free to skip").isFalse();
      asked.add(question);
      model.skip(question);
    });
    assertThat(asked).containsExactly(new OpenQuestion("q1", "Which flavour?"));
    assertThat(api.calls).containsExactly("conversation a", "skip q1 in a");
  }

  @Test
  void asksAboutNoQuestionOfAConversationThatIsNoLongerChosen() {
    var asked = new ArrayList<OpenQuestion>();
    var slow = slow();
    slow.show(Samples.active("a", "Maya", 3));
    slow.findOpenQuestion(asked::add);
    slow.show(Samples.active("b", "Jonas", 1));
    waiting.remove().run();
    assertThat(asked).isEmpty();
  }

  @Test
  void saysThatNoQuestionIsOpenAnyMore() {
    var asked = new ArrayList<OpenQuestion>();
    api.open = null;
    model.show(Samples.active("a", "Maya", 3));
    model.findOpenQuestion(asked::add);
    assertThat(asked).isEmpty();
    assertThat(model.troubleProperty().get()).startsWith("No question is open any more");
  }

  @Test
  void offersTheWordsAgainWithWhichAConversationCouldNotBeEnded() {
    model.show(Samples.active("a", "Maya", 3));
    assertThat(model.lastWords()).startsWith("We end the survey here.");
    api.refusal = refused(503);
    model.end("That will do.");
    assertThat(model.lastWords()).isEqualTo("That will do.");
    api.refusal = null;
    model.end("That will do.");
    assertThat(model.lastWords()).startsWith("We end the survey here.");
    assertThat(api.calls).containsExactly("end a: That will do.", "end a: That will do.");
  }

  @Test
  void doesNothingWhileTheServerIsStoppedAndKeepsWhatIsTyped() {
    model.show(Samples.active("a", "Maya", 3));
    model.draftProperty().set("We are here.");
    liveness.set(new Liveness.Off());
    assertThat(model.obstacleProperty().get()).isEqualTo("The server is stopped");
    model.say();
    assertThat(api.calls).isEmpty();
    liveness.set(new Liveness.Live());
    assertThat(model.obstacleProperty().get()).isEmpty();
    model.say();
    assertThat(api.calls).containsExactly("say in a: We are here.");
  }

  @Test
  void saysThatItsTokenMayLookOnlyUntilItComesWithAnother() {
    model.show(Samples.active("a", "Maya", 3));
    api.refusal = refused(403);
    model.repeat();
    assertThat(model.obstacleProperty().get()).isEqualTo("This console’s token may look only");
    api.refusal = null;
    model.repeat();
    assertThat(api.calls).hasSize(1);
    liveness.set(new Liveness.Arriving());
    liveness.set(new Liveness.Live());
    model.repeat();
    assertThat(api.calls).hasSize(2);
  }
}
