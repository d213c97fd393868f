package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@ContractTest
class OptionQuestionIT {
  private static final Definition WORDS =
      Definition.ofOptions("words", "x=This one", "y=That one", "z=Neither");
  private static final Definition NUMBERS =
      Definition.ofOptions("numbers", "3=Three stars", "2=Two stars", "1=One star");
  private static final Definition SCALE = Definition.ofOptions("scale", "a=0", "b=5", "c=10");

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> takesAnIdATextOrTheNumberShownWhateverCaseAndSpace(RunningServer server) {
    server.publish(WORDS);
    return Map.ofEntries(
            Map.entry("y", "y"),
            Map.entry("Y", "y"),
            Map.entry("  y\t", "y"),
            Map.entry("That one", "y"),
            Map.entry("tHAT oNE", "y"),
            Map.entry(" that one\n", "y"),
            Map.entry("2", "y"),
            Map.entry(" 3 ", "z"),
            Map.entry("1", "x"))
        .entrySet()
        .stream()
        .map(entry -> chooses(server, "words", entry.getKey(), entry.getValue()));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> showsTheIdsAsNumbersWhereAllAreNumbers(RunningServer server) {
    server.publish(NUMBERS);
    return Map.of("3", "3", "1", "1", "three stars", "3", " ONE STAR ", "1").entrySet().stream()
        .map(entry -> chooses(server, "numbers", entry.getKey(), entry.getValue()));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> takesAScalesNumbersAsTexts(RunningServer server) {
    server.publish(SCALE);
    return Map.of("10", "c", "0", "a", "b", "b", " 5 ", "b").entrySet().stream()
        .map(entry -> chooses(server, "scale", entry.getKey(), entry.getValue()));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> asksAgainForWhatIsNoOption(RunningServer server) {
    server.publish(WORDS);
    server.publish(SCALE);
    return Stream.of(
            "words 4", "words 0", "words That", "words x y", "words 1.", "scale 1", "scale 3")
        .map(given ->
            dynamicTest(
                given,
                () -> {
                  String[] parts = given.split(" ", 2);
                  String id = server.begin(parts[0]);
                  server.say(id, parts[1]);
                  assertThat(server.http().get("/conversations/" + id).is(200).path("answers"))
                      .isEmpty();
                }));
  }

  @Test
  void asksAScaleWithoutNumbersBeforeItsTexts(RunningServer server) {
    server.publish(SCALE);
    assertThat(asked(server, "scale")).contains("0", "5", "10").doesNotContain("1 –", "2 –");
    server.publish(NUMBERS);
    assertThat(asked(server, "numbers"))
        .contains("3 – Three stars", "2 – Two stars", "1 – One star");
    server.publish(WORDS);
    assertThat(asked(server, "words")).contains("1 – This one", "2 – That one", "3 – Neither");
  }

  @Test
  void refusesADefinitionInWhichAnAnswerCouldMeanTwoOptions(RunningServer server) {
    Definition ambiguous = Definition.ofOptions("two", "a=Same", "b=same");
    assertThat(server.http().put("/surveys/two", ambiguous.json()).wrongFields()).isNotEmpty();
    Definition crossed = Definition.ofOptions("two", "a=B", "b=C");
    assertThat(server.http().put("/surveys/two", crossed.json()).wrongFields()).isNotEmpty();
  }

  private static String asked(RunningServer server, String survey) {
    return server
        .http()
        .get("/conversations/" + server.begin(survey))
        .is(200)
        .path("messages")
        .path(0)
        .path("content")
        .asText();
  }

  private static DynamicTest chooses(
      RunningServer server, String survey, String said, String option) {
    return dynamicTest(
        "\"" + said.strip() + "\" means " + option,
        () -> {
          String id = server.begin(survey);
          server.say(id, said);
          assertThat(
                  server
                      .http()
                      .get("/conversations/" + id)
                      .is(200)
                      .path("answers")
                      .path("choice")
                      .asText())
              .isEqualTo(option);
        });
  }
}
