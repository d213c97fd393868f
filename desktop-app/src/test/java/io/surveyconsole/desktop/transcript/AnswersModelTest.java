package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.testing.Samples.NOON;
import static io.surveyconsole.desktop.testing.Samples.active;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.backend.SurveyDefinition;
import io.surveyconsole.desktop.backend.SurveyDefinition.Asked;
import io.surveyconsole.desktop.backend.SurveyDefinition.Choice;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.server.api.AnsweredView;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswersModelTest {
  private final FakeSurveyApi api = new FakeSurveyApi();
  private final AnswersModel model = new AnswersModel(api, Tasks.inline());

  @BeforeEach
  void define() {
    var reason = new Asked("why", "What is the reason?", List.of(), null);
    var tell = new Asked("q2", "Would you like to tell us why?", null, List.of(reason));
    var flavour =
        new Asked(
            "q1",
            "Which flavour?",
            List.of(new Choice("1", "Vanilla"), new Choice("2", "Chocolate")),
            null);
    api.definition = new SurveyDefinition("1", "Ice cream", 1, List.of(flavour, tell));
  }

  private void answer(String question, String answer, long seq) {
    api.answers.put(question, answer);
    api.answered.put(question, new AnsweredView(seq, NOON.plusSeconds(seq)));
  }

  @Test
  void showsEveryQuestionWithTheOptionsTextAndWhatIsStillOpen() {
    answer("q1", "2", 2);
    model.show(active("a", "Maya", 3));
    assertThat(model.answers())
        .containsExactly(
            new Answer(0, "Which flavour?", "Chocolate", NOON.plusSeconds(2), 2),
            new Answer(0, "Would you like to tell us why?", null, null, 0),
            new Answer(1, "What is the reason?", null, null, 0));
    assertThat(model.givenProperty().get()).isEqualTo(1);
  }

  @Test
  void growsAndAsksForTheSurveyOnce() {
    model.show(active("a", "Maya", 1));
    answer("q1", "1", 2);
    model.show(active("a", "Maya", 3));
    model.show(active("a", "Maya", 3));
    assertThat(model.givenProperty().get()).isEqualTo(1);
    assertThat(api.calls).containsExactly("survey 1 version 1", "conversation a", "conversation a");
  }

  @Test
  void keepsWhatTheSurveyDoesNotAsk() {
    answer("old", "something", 2);
    model.show(active("a", "Maya", 3));
    assertThat(model.answers()).endsWith(new Answer(0, "old", "something", NOON.plusSeconds(2), 2));
  }

  @Test
  void saysWhyTheyCannotBeReadAndTriesAgain() {
    api.broken = true;
    model.show(active("a", "Maya", 1));
    assertThat(model.troubleProperty().get()).contains("the line is dead");
    api.broken = false;
    model.retry();
    assertThat(model.answers()).hasSize(3);
    model.show(null);
    assertThat(model.answers()).isEmpty();
  }
}
