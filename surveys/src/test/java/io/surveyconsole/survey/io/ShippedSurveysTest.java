package io.surveyconsole.survey.io;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.survey.flow.ConversationFlow;
import io.surveyconsole.survey.flow.ConversationState;
import io.surveyconsole.survey.flow.FlowResult;
import io.surveyconsole.survey.flow.Position;
import io.surveyconsole.survey.model.Question;
import io.surveyconsole.survey.model.QuestionId;
import io.surveyconsole.survey.model.Survey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedSurveysTest {

  @Test
  void areThreeUnderTheNamesOfTheirSurveys() {
    assertThat(ShippedSurveys.all())
        .extracting(ShippedSurveys.Shipped::fileName)
        .containsExactly("1.json", "support-feedback.json", "event-feedback.json");
    assertThat(ShippedSurveys.all())
        .allMatch(shipped -> shipped.fileName().equals(survey(shipped).id() + ".json"));
  }

  @ParameterizedTest
  @MethodSource("io.surveyconsole.survey.io.ShippedSurveys#all")
  void haveNoProblem(ShippedSurveys.Shipped shipped) {
    assertThat(DefinitionReader.read(shipped.bytes()).problems()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.surveyconsole.survey.io.ShippedSurveys#all")
  void comeToAnEndOnEveryBranchAndAskEveryQuestionOnOne(ShippedSurveys.Shipped shipped) {
    var survey = survey(shipped);
    var asked = new HashSet<QuestionId>();
    var top = ConversationState.beginning();
    walk(survey, top, asked);
    assertThat(asked)
        .isEqualTo(survey.questions().stream().flatMap(ShippedSurveysTest::ids).collect(toSet()));
  }

  @Test
  void beginWithTheIceCream() {
    var survey = survey(ShippedSurveys.all().getFirst());
    assertThat(survey.name()).isEqualTo("Ice Cream Preference");
    assertThat(ConversationFlow.opening(survey))
        .isEqualTo(
            "Which ice cream flavour do you like best?\n"
                + "1 – Vanilla\n2 – Chocolate\n3 – Strawberry");
    assertThat(survey.questions()).extracting(q -> q.id().value()).containsExactly("q1", "q2");
  }

  private static void walk(Survey survey, ConversationState state, Set<QuestionId> asked) {
    switch (ConversationFlow.position(survey, state)) {
      case Position.Finished(var behind) -> assertThat(behind).isEqualTo(survey.questions().size());
      case Position.Asking(var question, _) -> {
        asked.add(question.id());
        for (var said : possible(question)) {
          var result = ConversationFlow.answer(survey, state, said);
          assertThat(result)
              .as("%s to %s", said, question.id())
              .isInstanceOf(FlowResult.Accepted.class);
          walk(survey, ((FlowResult.Accepted) result).state(), asked);
        }
      }
    }
  }

  private static List<String> possible(Question question) {
    return question.options().isEmpty()
        ? List.of("yes", "no")
        : question.options().stream().map(option -> option.id().value()).toList();
  }

  private static Stream<QuestionId> ids(Question question) {
    return Stream.concat(
        Stream.of(question.id()),
        question.followUps().stream().flatMap(followUp -> ids(followUp.question())));
  }

  private static Survey survey(ShippedSurveys.Shipped shipped) {
    return ((Reading.Valid) DefinitionReader.read(shipped.bytes())).survey();
  }
}
