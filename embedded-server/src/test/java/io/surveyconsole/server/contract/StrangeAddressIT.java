package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@ContractTest
class StrangeAddressIT {
  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> isAnsweredWithAProblem(RunningServer server) {
    return Stream.of("%00", "%FF", "%2F", "a%2Fb", "%2E%2E", "%25", "%5C", ";x=y", "%")
        .map(id ->
            dynamicTest(
                id,
                () -> {
                  try (var raw = RawSocket.connect(server.port())) {
                    String head =
                        raw.request(
                            "GET /conversations/" + id + " HTTP/1.1",
                            "Host: localhost",
                            "Connection: close",
                            "Authorization: Bearer " + server.token());
                    assertThat(head)
                        .matches("(?s)HTTP/1.1 40[04].*")
                        .containsIgnoringCase("Content-Type: application/problem+json");
                  }
                }));
  }

  @Test
  void reachesASurveyWhoseIdIsNoPlainName(RunningServer server) throws Exception {
    Files.writeString(
        server.surveys().resolve("odd.json"),
        Definition.ofTexts("odd", 1).json().replace("\"id\":\"odd\"", "\"id\":\"50% / ä\""));
    Patience.until(() ->
        assertThat(server.http().get("/surveys").is(200).findValuesAsText("id"))
            .contains("50% / ä"));
    server.http().get("/surveys/50%25%20%2F%20%C3%A4").is(200);
  }
}
