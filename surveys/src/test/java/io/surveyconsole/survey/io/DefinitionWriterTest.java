package io.surveyconsole.survey.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.survey.RandomSurveys;
import io.surveyconsole.survey.model.Survey;
import org.junit.jupiter.api.Test;

class DefinitionWriterTest {

  @Test
  void writesWhatTheReaderReadsAsTheSameSurvey() {
    for (var seed = 0; seed < 500; seed++) {
      var survey = RandomSurveys.survey(seed);
      assertThat(read(DefinitionWriter.bytes(survey))).isEqualTo(survey);
      assertThat(read(DefinitionWriter.canonical(survey).toString().getBytes(UTF_8)))
          .isEqualTo(survey);
      assertThat(read(DefinitionWriter.forApi(survey).toString().getBytes(UTF_8)))
          .isEqualTo(survey);
    }
  }

  @Test
  void leavesOutWhatGoesWithoutSaying() {
    var survey =
        read(
            """
            {"schemaVersion": 1, "id": "s", "name": "S", "questions": [{"id": "q", "text": "Q?",
              "options": [], "followUps": [
                {"id": "a", "text": "A?", "options": [], "followUps": []},
                {"if": {"value": ["x"], "op": "isOneOf"}, "text": "B?", "id": "b"}]}]}
            """
                .getBytes(UTF_8));
    assertThat(DefinitionWriter.canonical(survey))
        .hasToString(
            "{\"id\":\"s\",\"name\":\"S\",\"questions\":[{\"id\":\"q\",\"text\":\"Q?\",\"followUps\":["
                + "{\"id\":\"a\",\"text\":\"A?\"},{\"id\":\"b\",\"text\":\"B?\","
                + "\"if\":{\"op\":\"isOneOf\",\"value\":[\"x\"]}}]}]}");
  }

  @Test
  void givesProgramsTheOptionsOfEveryQuestion() {
    var survey =
        read("{\"id\":\"s\",\"name\":\"S\",\"questions\":[{\"id\":\"q\",\"text\":\"Q?\"}]}");
    assertThat(DefinitionWriter.forApi(survey))
        .hasToString(
            "{\"id\":\"s\",\"name\":\"S\",\"questions\":"
                + "[{\"id\":\"q\",\"text\":\"Q?\",\"options\":[]}]}");
  }

  @Test
  void writesTheShippedDefinitionsAsTheyAre() {
    for (var shipped : ShippedSurveys.all()) {
      var bytes = shipped.bytes();
      assertThat(new String(DefinitionWriter.bytes(read(bytes)), UTF_8))
          .isEqualTo(new String(bytes, UTF_8));
    }
  }

  private static Survey read(String text) {
    return read(text.getBytes(UTF_8));
  }

  private static Survey read(byte[] bytes) {
    var reading = DefinitionReader.read(bytes);
    assertThat(reading.problems()).isEmpty();
    return ((Reading.Valid) reading).survey();
  }
}
