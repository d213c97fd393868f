package io.surveyconsole.survey.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveyconsole.survey.model.ChoiceQuestion;
import io.surveyconsole.survey.model.Condition;
import io.surveyconsole.survey.model.FollowUp;
import io.surveyconsole.survey.model.Option;
import io.surveyconsole.survey.model.OptionId;
import io.surveyconsole.survey.model.Question;
import io.surveyconsole.survey.model.QuestionId;
import io.surveyconsole.survey.model.Survey;
import io.surveyconsole.survey.model.SurveyId;
import io.surveyconsole.survey.model.TextQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationFlowTest {

  private static final Question FLAVOUR =
      choice("q1", "Which flavour?", List.of(), "1", "Vanilla", "2", "Chocolate");
  private static final Question REASON = text("q2.reason", "Why?");
  private static final Question TELL =
      text("q2", "Would you like to tell us why?", when(new Condition.Positive(), REASON));
  private static final Survey ICE_CREAM = survey(FLAVOUR, TELL);

  @Test
  void opensWithTheFirstQuestionAndItsOptions() {
    assertThat(ConversationFlow.opening(ICE_CREAM))
        .isEqualTo("Which flavour?\n1 – Vanilla\n2 – Chocolate");
  }

  @Test
  void numbersTheOptionsWhenTheirIdsAreNoNumbers() {
    assertThat(ConversationFlow.ask(choice("q", "Size?", List.of(), "s", "Small", "l", "Large")))
        .isEqualTo("Size?\n1 – Small\n2 – Large");
  }

  @Test
  void showsAScaleOnOneLineWithoutNumbers() {
    var scale =
        IntStream.rangeClosed(0, 10).boxed().flatMap(n -> Stream.of("id" + n, "" + n)).toList();
    assertThat(ConversationFlow.ask(choice("q", "How likely?", List.of(), scale)))
        .isEqualTo("How likely?\n0 · 1 · 2 · 3 · 4 · 5 · 6 · 7 · 8 · 9 · 10");
  }

  @Test
  void goesOnToTheNextQuestionAfterAnAnswer() {
    var chocolate = new Answer.Chosen(new OptionId("2"));
    assertThat(ConversationFlow.answer(ICE_CREAM, ConversationState.beginning(), "2"))
        .isEqualTo(
            new FlowResult.Accepted(
                FLAVOUR.id(),
                chocolate,
                ConversationState.beginning().with(FLAVOUR.id(), chocolate),
                new Position.Asking(TELL, 1),
                "Would you like to tell us why?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"l", "L", " l\n", "Large", "LARGE", "\u00a0large ", "2", "２", " 2 "})
  void acceptsAnOptionByIdTextOrShownNumber(String content) {
    var size = survey(choice("q", "Size?", List.of(), "s", "Small", "l", "Large"));
    assertThat(accepted(size, ConversationState.beginning(), content).answer())
        .isEqualTo(new Answer.Chosen(new OptionId("l")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "Strawberry", "Vanilla and chocolate", "1.", "q1"})
  void repeatsTheQuestionWhenTheAnswerIsNotAnOption(String content) {
    assertThat(ConversationFlow.answer(ICE_CREAM, ConversationState.beginning(), content))
        .isEqualTo(
            new FlowResult.Rejected(
                FLAVOUR.id(),
                "Please choose one of the options: send its number or its text.\n\n"
                    + "Which flavour?\n1 – Vanilla\n2 – Chocolate"));
  }

  @Test
  void asksForANumberWhenAScaleGetsSomethingElse() {
    var scale = survey(choice("q", "How likely?", List.of(), "a", "0", "b", "1"));
    assertThat(ConversationFlow.answer(scale, ConversationState.beginning(), "very"))
        .isEqualTo(
            new FlowResult.Rejected(
                new QuestionId("q"),
                "Please choose one of the numbers shown.\n\nHow likely?\n0 · 1"));
  }

  @Test
  void asksForWordsWhenFreeTextIsBlank() {
    assertThat(ConversationFlow.answer(survey(REASON), ConversationState.beginning(), " \u200b"))
        .isEqualTo(new FlowResult.Rejected(REASON.id(), "Please answer in a few words.\n\nWhy?"));
  }

  @Test
  void keepsFreeTextAsItWasSent() {
    assertThat(accepted(survey(REASON), ConversationState.beginning(), "  So creamy\n").answer())
        .isEqualTo(new Answer.Text("  So creamy\n"));
  }

  @Test
  void asksTheFollowUpAfterAYesAndCountsItWithItsQuestion() {
    var result = accepted(ICE_CREAM, after(ICE_CREAM, "Vanilla"), "Sure, gladly!");
    assertThat(result.position()).isEqualTo(new Position.Asking(REASON, 1));
    assertThat(result.reply()).isEqualTo("Why?");
  }

  @Test
  void skipsTheFollowUpAfterANo() {
    var result = accepted(ICE_CREAM, after(ICE_CREAM, "Vanilla"), "not sure");
    assertThat(result.position()).isEqualTo(new Position.Finished(2));
  }

  @Test
  void thanksAtTheEnd() {
    var result = accepted(ICE_CREAM, after(ICE_CREAM, "Vanilla", "yes"), "Because.");
    assertThat(result.position()).isEqualTo(new Position.Finished(2));
    assertThat(result.reply()).startsWith("Thank you!");
  }

  @Test
  void refusesAnAnswerAfterTheEnd() {
    var finished = after(ICE_CREAM, "Vanilla", "no");
    assertThatThrownBy(() -> ConversationFlow.answer(ICE_CREAM, finished, "more"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("survey s is answered already");
  }

  @Test
  void asksEveryMatchingFollowUpInOrderAndDepthFirst() {
    var deep = text("a.1.x", "Deep?");
    var first = text("a.1", "First?", when(new Condition.EqualTo(" STAY "), deep));
    var never = text("a.2", "Never?");
    var second = text("a.3", "Second?");
    var a =
        text(
            "a",
            "A?",
            when(new Condition.Always(), first),
            when(new Condition.EqualTo("elsewhere"), never),
            when(new Condition.OneOf(List.of("x", "Here")), second));
    var last = text("b", "B?");
    var survey = survey(a, last);

    assertThat(asked(survey, "here ", "stay", "1", "2", "3"))
        .containsExactly("A?", "First?", "Deep?", "Second?", "B?");
    assertThat(asked(survey, "there", "go", "3")).containsExactly("A?", "First?", "B?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"l", " L ", "large", "Large, please"})
  void judgesAChoiceByTheOptionsIdOrText(String value) {
    var followUp = text("q.f", "How large?");
    var question =
        choice(
            "q",
            "Size?",
            List.of(when(new Condition.EqualTo(value), followUp)),
            "s",
            "Small",
            "l",
            value.contains(",") ? value : "Large");
    assertThat(asked(survey(question), "l", "very")).containsExactly("Size?", "How large?");
    assertThat(asked(survey(question), "s")).containsExactly("Size?");
  }

  @Test
  void hearsAYesInTheTextOfAnOptionNotInItsId() {
    var question =
        choice(
            "q",
            "Come again?",
            List.of(when(new Condition.Positive(), text("q.f", "When?"))),
            "no",
            "Yes, gladly",
            "yes",
            "Rather not");
    assertThat(asked(survey(question), "no", "soon")).containsExactly("Come again?", "When?");
    assertThat(asked(survey(question), "yes")).containsExactly("Come again?");
  }

  private static List<String> asked(Survey survey, String... answers) {
    var asked = new ArrayList<String>();
    var state = ConversationState.beginning();
    for (var answer : answers) {
      asked.add(((Position.Asking) ConversationFlow.position(survey, state)).question().text());
      state = accepted(survey, state, answer).state();
    }
    assertThat(ConversationFlow.position(survey, state)).isInstanceOf(Position.Finished.class);
    return asked;
  }

  private static ConversationState after(Survey survey, String... answers) {
    var state = ConversationState.beginning();
    for (var answer : answers) {
      state = accepted(survey, state, answer).state();
    }
    return state;
  }

  private static FlowResult.Accepted accepted(
      Survey survey, ConversationState state, String content) {
    return (FlowResult.Accepted) ConversationFlow.answer(survey, state, content);
  }

  private static Survey survey(Question... questions) {
    return new Survey(new SurveyId("s"), "A survey", List.of(questions));
  }

  private static Question text(String id, String text, FollowUp... followUps) {
    return new TextQuestion(new QuestionId(id), text, List.of(followUps));
  }

  private static Question choice(
      String id, String text, List<FollowUp> followUps, String... idsAndTexts) {
    return choice(id, text, followUps, List.of(idsAndTexts));
  }

  private static Question choice(
      String id, String text, List<FollowUp> followUps, List<String> idsAndTexts) {
    var options =
        IntStream.range(0, idsAndTexts.size() / 2)
            .mapToObj(
                i -> new Option(new OptionId(idsAndTexts.get(2 * i)), idsAndTexts.get(2 * i + 1)))
            .toList();
    return new ChoiceQuestion(new QuestionId(id), text, options, followUps);
  }

  private static FollowUp when(Condition condition, Question question) {
    return new FollowUp(question, condition);
  }
}
