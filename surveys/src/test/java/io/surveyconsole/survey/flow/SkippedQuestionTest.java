package io.surveyconsole.survey.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveyconsole.survey.model.Condition;
import io.surveyconsole.survey.model.FollowUp;
import io.surveyconsole.survey.model.Question;
import io.surveyconsole.survey.model.QuestionId;
import io.surveyconsole.survey.model.Survey;
import io.surveyconsole.survey.model.SurveyId;
import io.surveyconsole.survey.model.TextQuestion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SkippedQuestionTest {

  private static final Question DEEP = text("a.1.x", "Deep?");
  private static final Question FIRST = text("a.1", "First?", always(DEEP));
  private static final Question SECOND = text("a.2", "Second?");
  private static final Question A = text("a", "A?", always(FIRST), always(SECOND));
  private static final Question B = text("b", "B?");
  private static final Survey SURVEY = new Survey(new SurveyId("s"), "S", List.of(A, B));

  @Test
  void saysThatTheFirstQuestionIsSkippedAndAsksTheNext() {
    assertThat(ConversationFlow.skip(SURVEY, ConversationState.beginning()))
        .isEqualTo(
            new PassedOver(
                A.id(),
                ConversationState.beginning().with(A.id(), new Answer.Skipped()),
                new Position.Asking(B, 1),
                "We skip this question.\n\nB?"));
  }

  @Test
  void asksNoFollowUpOfASkippedQuestionWhateverItsCondition() {
    var state = skipped(ConversationState.beginning());
    assertThat(open(state)).isEqualTo(B);
    assertThat(open(answered(ConversationState.beginning(), "x"))).isEqualTo(FIRST);
  }

  @Test
  void goesOnWithTheNextFollowUpWhenOneIsSkipped() {
    var state = skipped(answered(ConversationState.beginning(), "x"));
    assertThat(ConversationFlow.position(SURVEY, state)).isEqualTo(new Position.Asking(SECOND, 0));
  }

  @Test
  void goesOnBehindTheDeepestFollowUpWhenItIsSkipped() {
    var inFirst = answered(answered(ConversationState.beginning(), "x"), "y");
    assertThat(open(inFirst)).isEqualTo(DEEP);
    assertThat(open(skipped(inFirst))).isEqualTo(SECOND);
    assertThat(open(skipped(skipped(inFirst)))).isEqualTo(B);
  }

  @Test
  void thanksAfterTheLastQuestionIsSkipped() {
    var last = skipped(ConversationState.beginning());
    var end = ConversationFlow.skip(SURVEY, last);
    assertThat(end.position()).isEqualTo(new Position.Finished(2));
    assertThat(end.reply())
        .isEqualTo("We skip this question.\n\nThank you! That was the last question.");
    assertThatThrownBy(() -> ConversationFlow.skip(SURVEY, end.state()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("survey s is answered already");
  }

  @Test
  void leavesASkippedQuestionOutOfWhatWasAnswered() {
    var state = answered(skipped(answered(ConversationState.beginning(), "x")), "z");
    assertThat(state.answers()).containsOnlyKeys(A.id(), FIRST.id(), SECOND.id());
    assertThat(state.given())
        .containsExactly(
            Map.entry(A.id(), new Answer.Text("x")), Map.entry(SECOND.id(), new Answer.Text("z")));
  }

  @Test
  void takesAnAnswerToTheNextQuestionAfterOneWasSkipped() {
    var result =
        ConversationFlow.answer(SURVEY, skipped(ConversationState.beginning()), "last words");
    assertThat(result)
        .isInstanceOfSatisfying(
            FlowResult.Accepted.class,
            accepted -> {
              assertThat(accepted.question()).isEqualTo(B.id());
              assertThat(accepted.position()).isEqualTo(new Position.Finished(2));
            });
  }

  @Test
  void asksTheOpenQuestionAgainWhenTheSurveyGoesOn() {
    assertThat(ConversationFlow.goOn(B)).isEqualTo("We go on with the survey.\n\nB?");
  }

  private static ConversationState skipped(ConversationState state) {
    return ConversationFlow.skip(SURVEY, state).state();
  }

  private static ConversationState answered(ConversationState state, String words) {
    return ((FlowResult.Accepted) ConversationFlow.answer(SURVEY, state, words)).state();
  }

  private static Question open(ConversationState state) {
    return ((Position.Asking) ConversationFlow.position(SURVEY, state)).question();
  }

  private static Question text(String id, String text, FollowUp... followUps) {
    return new TextQuestion(new QuestionId(id), text, List.of(followUps));
  }

  private static FollowUp always(Question question) {
    return new FollowUp(question, new Condition.Always());
  }
}
