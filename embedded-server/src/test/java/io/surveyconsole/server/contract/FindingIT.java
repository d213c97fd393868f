package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How a script finds conversations.
@ContractTest
class FindingIT {
  private static List<String> found(RunningServer server, String query) {
    return server.http().get("/conversations?" + query).is(200).findValuesAsText("id");
  }

  private static String q(String text) {
    return "q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void findsWhatWasSaidAndSaysHowFarItIs(RunningServer server) {
    String one = server.begin();
    server.say(one, "Pistachio, 冰淇淋!");
    String other = server.begin();
    server.say(other, "chocolate");
    Patience.until(() -> {
      JsonNode page = server.http().get("/conversations?in=transcript&q=pist").is(200);
      assertThat(page.path("index_behind").asLong()).isZero();
      assertThat(page.findValuesAsText("id")).containsExactly(one);
    });
    assertThat(found(server, "in=transcript&" + q("冰淇 PIST"))).containsExactly(one);
    assertThat(found(server, "in=transcript&" + q("!?%"))).isEmpty();
    assertThat(found(server, "in=transcript&q=pist&status=completed")).isEmpty();
    assertThat(found(server, "in=transcript")).containsExactly(other, one);
    assertThat(server.http().get("/conversations").is(200).has("index_behind")).isFalse();
  }

  @Test
  void findsWhatAnOperatorSaidAlsoAtTheEnd(RunningServer server) {
    var operator = new OperatorCalls(server);
    String told = server.begin();
    operator.say(told, "The power is back").is(201);
    String ended = server.begin();
    operator.end(ended, "There is no power today").is(201);
    String usual = server.begin();
    operator.step(usual, "end", "").is(201);
    Patience.until(() ->
        assertThat(
                server
                    .http()
                    .get("/conversations?in=transcript&q=power")
                    .is(200)
                    .path("index_behind")
                    .asLong())
            .isZero());
    assertThat(found(server, "in=transcript&q=power")).containsExactly(ended, told);
    assertThat(found(server, "in=transcript&" + q("no power"))).containsExactly(ended);
    assertThat(found(server, "in=transcript&" + q("thank you"))).as("nobody's words").isEmpty();
  }

  @Test
  void findsEveryWordOfTheRow(RunningServer server) {
    String id = server.begin();
    assertThat(found(server, q("john ICE example.com " + id.substring(5, 12)))).containsExactly(id);
    assertThat(found(server, q("john nothing"))).isEmpty();
    assertThat(found(server, q("100%_!'\""))).isEmpty();
  }

  @Test
  void filtersBySeveralValues(RunningServer server) {
    String active = server.begin();
    String completed = server.begin();
    server.say(completed, "1");
    server.say(completed, "no");
    String both = "status=active,completed&survey_id=1&survey_id=support-feedback";
    assertThat(found(server, both)).containsExactly(completed, active);
    assertThat(found(server, "status=completed&status=active")).hasSize(2);
    assertThat(found(server, both + "&customer_id=2")).isEmpty();
    assertThat(found(server, both + "&test=true")).isEmpty();
    assertThat(found(server, both + "&test=false&customer_id=1")).hasSize(2);
    assertThat(found(server, "active_since=2000-01-01T00:00:00Z")).hasSize(2);
    assertThat(found(server, "active_since=2000-01-01T00:00:00%2B02:00")).hasSize(2);
    assertThat(found(server, "active_before=2000-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void findsThoseWhoAreThere(RunningServer server) {
    server.begin();
    String there = server.begin();
    server.join(there);
    assertThat(found(server, "connected=true")).containsExactly(there);
    assertThat(found(server, "connected=true&status=active&q=john")).containsExactly(there);
  }

  @Test
  void namesTheParameterThatCannotBeUnderstood(RunningServer server) {
    for (String wrong :
        new String[] {
          "status=done",
          "status=active,done",
          "test=yes",
          "connected=false",
          "active_since=yesterday",
          "active_since=2026-03-01T12:00:00",
          "active_before=1",
          "in=everything",
          "q=a%00b",
          "customer_id=%00",
          "survey_id=a%00",
          "limit=0",
          "q=" + "a+b+c+d+e+f+g+h+i+j+k",
          "survey_id=x" + many()
        }) {
      String name = wrong.substring(0, wrong.indexOf('='));
      JsonNode problem = server.http().get("/conversations?" + wrong).problem(400);
      assertThat(problem.path("detail").asText()).as(wrong).startsWith(name + " ");
    }
    server.http().get("/conversations?in=transcript&q=" + "a%20".repeat(500)).is(200);
  }

  private static String many() {
    var many = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      many.append("&survey_id=s").append(i);
    }
    return many.toString();
  }
}
