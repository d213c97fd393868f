package io.surveyconsole.survey.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.survey.RandomSurveys;
import io.surveyconsole.survey.model.FollowUp;
import io.surveyconsole.survey.model.Question;
import io.surveyconsole.survey.model.QuestionId;
import io.surveyconsole.survey.model.Survey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomWalkTest {

  private static final List<String> SAID =
      List.of("yes", "no", "Tea", " TEA ", "a", "c", "0", "10", "11", "", "ä SS", "not sure", "ja");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void standsWhereReplayingTheAnswersLeads(long start) {
    for (var seed = start * 1000; seed < start * 1000 + 250; seed++) {
      walk(RandomSurveys.survey(seed), new Random(seed), 0);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7, 8})
  void standsWhereReplayingTheAnswersLeadsWhenQuestionsAreSkipped(long start) {
    for (var seed = start * 1000; seed < start * 1000 + 250; seed++) {
      walk(RandomSurveys.survey(seed), new Random(seed), 3);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {9, 10})
  void endsAfterAllQuestionsOfTheTopLevelAreSkipped(long start) {
    for (var seed = start * 1000; seed < start * 1000 + 250; seed++) {
      var survey = RandomSurveys.survey(seed);
      var state = ConversationState.beginning();
      for (var question : survey.questions()) {
        var skipped = ConversationFlow.skip(survey, state);
        assertThat(skipped.question()).isEqualTo(question.id());
        state = skipped.state();
      }
      assertThat(ConversationFlow.position(survey, state))
          .isEqualTo(new Position.Finished(survey.questions().size()));
      assertThat(state.given()).isEmpty();
    }
  }

  /// @param skips one of how many questions is skipped; 0 for none
  private static void walk(Survey survey, Random random, int skips) {
    var state = ConversationState.beginning();
    var says = ConversationFlow.opening(survey);
    var behind = 0;
    while (ConversationFlow.position(survey, state)
        instanceof Position.Asking(var question, var index)) {
      assertThat(says).endsWith(ConversationFlow.ask(question));
      var answeredAndOpen = new ArrayList<>(state.answers().keySet());
      answeredAndOpen.add(question.id());
      assertThat(due(survey.questions(), state))
          .startsWith(answeredAndOpen.toArray(QuestionId[]::new));
      assertThat(index).isGreaterThanOrEqualTo(behind).isEqualTo(topLevel(survey, question.id()));
      behind = index;
      var before = state;
      if (skips > 0 && random.nextInt(skips) == 0) {
        var skipped = ConversationFlow.skip(survey, state);
        assertThat(skipped.question()).isEqualTo(question.id());
        assertThat(skipped.state()).isEqualTo(before.with(question.id(), new Answer.Skipped()));
        assertThat(skipped.state().given()).isEqualTo(before.given());
        assertThat(skipped.position())
            .isEqualTo(ConversationFlow.position(survey, skipped.state()))
            .isEqualTo(ConversationFlow.position(survey, replayed(survey, skipped.state())));
        state = skipped.state();
        says = skipped.reply();
        continue;
      }
      var result = ConversationFlow.answer(survey, state, SAID.get(random.nextInt(SAID.size())));
      says = result.reply();
      switch (result) {
        case FlowResult.Rejected(var rejected, _) -> assertThat(rejected).isEqualTo(question.id());
        case FlowResult.Accepted accepted -> {
          assertThat(accepted.question()).isEqualTo(question.id());
          assertThat(accepted.state()).isEqualTo(before.with(question.id(), accepted.answer()));
          assertThat(accepted.position())
              .isEqualTo(ConversationFlow.position(survey, accepted.state()))
              .isEqualTo(ConversationFlow.position(survey, replayed(survey, accepted.state())));
          state = accepted.state();
        }
      }
    }
    assertThat(ConversationFlow.position(survey, state))
        .isEqualTo(new Position.Finished(survey.questions().size()));
    assertThat(says).contains("Thank you!");
  }

  /// All that is to be asked as far as the answers tell, written down without stopping at what is
  /// open: the plain reading of the rule, to hold the flow against.
  private static List<QuestionId> due(List<Question> questions, ConversationState state) {
    var due = new ArrayList<QuestionId>();
    for (var question : questions) {
      due.add(question.id());
      if (state.answers().get(question.id()) instanceof Answer.Given answer) {
        var next =
            question.followUps().stream()
                .filter(f -> Conditions.holds(f.condition(), question, answer))
                .map(FollowUp::question)
                .toList();
        due.addAll(due(next, state));
      }
    }
    return due;
  }

  /// Says again what was said, knowing only the values that are stored.
  private static ConversationState replayed(Survey survey, ConversationState state) {
    Map<QuestionId, Answer> again = new LinkedHashMap<>();
    var replay = ConversationState.beginning();
    for (var answer : state.answers().values()) {
      switch (answer) {
        case Answer.Given given -> {
          var result = (FlowResult.Accepted) ConversationFlow.answer(survey, replay, given.value());
          again.put(result.question(), result.answer());
          replay = result.state();
        }
        case Answer.Skipped skipped -> {
          var result = ConversationFlow.skip(survey, replay);
          again.put(result.question(), skipped);
          replay = result.state();
        }
      }
    }
    assertThat(again).containsExactlyEntriesOf(state.answers());
    return replay;
  }

  private static int topLevel(Survey survey, QuestionId id) {
    for (var i = 0; i < survey.questions().size(); i++) {
      if (contains(survey.questions().get(i), id)) {
        return i;
      }
    }
    throw new AssertionError(id);
  }

  private static boolean contains(Question question, QuestionId id) {
    return question.id().equals(id)
        || question.followUps().stream().anyMatch(f -> contains(f.question(), id));
  }
}
