package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@ContractTest
class SurveyFileIT {
  @Test
  void ofAnotherSurveyIsNeverOverwritten(RunningServer server) throws Exception {
    Files.writeString(
        server.surveys().resolve("mine.json"), Definition.ofTexts("theirs", 1).json());
    Patience.until(() -> server.http().get("/surveys/theirs").is(200));
    server.http().put("/surveys/mine", Definition.ofTexts("mine", 1).json());
    server.stop();
    server.startAgain();
    server.http().get("/surveys/theirs").is(200);
  }

  @Test
  void isRepairedEvenIfTheContentIsInForce(RunningServer server) throws Exception {
    Definition mine = Definition.ofTexts("mine", 1);
    server.publish(mine);
    Path file = server.surveys().resolve("mine.json");
    Files.writeString(file, "broken");
    assertThat(server.http().put("/surveys/mine", mine.json()).status()).isIn(200, 201);
    assertThat(file).content().contains("Question 1?");
  }
}
