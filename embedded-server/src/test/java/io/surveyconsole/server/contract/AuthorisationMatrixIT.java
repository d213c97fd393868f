package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Every route and socket, with every kind of token, `Origin` and `Host`, where the server listens
/// on this machine alone and where it does not.
@Execution(ExecutionMode.SAME_THREAD)
class AuthorisationMatrixIT {

  @Test
  void hasARowForEveryRoute() throws Exception {
    assertThat(new TreeSet<>(GuardedRoute.ALL.stream().map(GuardedRoute::route).toList()))
        .isEqualTo(RegisteredRoutes.find());
  }

  @Test
  void saysTheSameAsTheDescriptionOfTheApi() throws Exception {
    var description = ApiDescription.read();
    for (GuardedRoute row : GuardedRoute.ALL) {
      JsonNode security = description.operation(row.route()).path("security");
      List<String> roles = new ArrayList<>();
      security.forEach(way -> way.path("adminToken").forEach(role -> roles.add(role.asText())));
      assertThat(roles)
          .as(row.route())
          .isEqualTo(
              switch (row.whom()) {
                case EVERYBODY, RESPONDENTS_SOCKET -> List.of();
                case RESPONDENT_READS, READ -> List.of("read");
                case RESPONDENT_WRITES, OPERATE -> List.of("operate");
                case OWN -> List.of("own");
              });
      assertThat(security.findValue("respondentToken") != null)
          .as(row.route())
          .isEqualTo(
              switch (row.whom()) {
                case RESPONDENT_READS, RESPONDENT_WRITES, RESPONDENTS_SOCKET -> true;
                case EVERYBODY, READ, OPERATE, OWN -> false;
              });
    }
  }

  @TestFactory
  Stream<DynamicTest> letsPassWhomItShould(@TempDir Path folder) {
    return Stream.of(AuthorisationMatrix.Place.values())
        .map(place ->
            dynamicTest(
                place.toString(),
                () -> {
                  try (var server =
                      RunningServer.in(folder.resolve(place.name()), place.settings())) {
                    new AuthorisationMatrix(server, place).check();
                  }
                }));
  }
}
