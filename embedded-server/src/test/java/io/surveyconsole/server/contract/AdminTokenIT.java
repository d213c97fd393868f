package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ContractTest
class AdminTokenIT {
  @Test
  void letsAReaderLookAndAnOperatorAct(RunningServer server) {
    var reader = server.anonymous().withToken(make(server, "reader", "read"));
    var operator = server.anonymous().withToken(make(server, "operator", "operate"));
    String id = server.begin();
    reader.get("/conversations").is(200);
    reader.get("/conversations/" + id).is(200);
    reader.post("/conversations/" + id + "/resume", "").is(200);
    assertThat(
            reader
                .post("/conversations/" + id + "/messages", "{\"content\":\"Vanilla\"}")
                .problem(403)
                .path("detail")
                .asText())
        .contains("reader");
    reader.post("/conversations", "no JSON").problem(403);
    reader.post("/conversations/" + id + "/tokens", "{}").problem(403);
    operator.post("/conversations/" + id + "/messages", "{\"content\":\"Vanilla\"}").is(201);
    operator.post("/conversations/" + id + "/tokens", "{}").is(201);
  }

  @Test
  void isMadeAndRevokedByTheServersOwnTokenOnly(RunningServer server) {
    var operator = server.anonymous().withToken(make(server, "operator", "operate"));
    operator.get("/admin/tokens").problem(403);
    operator.post("/admin/tokens", "{\"name\":\"x\",\"scope\":\"read\"}").problem(403);
    operator.delete("/admin/tokens/operator").problem(403);
  }

  @Test
  void isListedWithItsLastUseAndWithoutWhatItSays(RunningServer server) {
    String token = make(server, "Maya's laptop".replace("'", ""), "read");
    JsonNode unused = server.http().get("/admin/tokens").is(200);
    assertThat(unused).hasSize(1);
    assertThat(unused.path(0).path("name").asText()).isEqualTo("Mayas laptop");
    assertThat(unused.path(0).path("scope").asText()).isEqualTo("read");
    assertThat(unused.path(0).has("last_used_at")).isFalse();
    server.anonymous().withToken(token).get("/surveys").is(200);
    JsonNode used = server.http().get("/admin/tokens").is(200);
    assertThat(used.path(0).path("last_used_at").asText()).isNotBlank();
    assertThat(used.toString()).doesNotContain(token);
  }

  @Test
  void outlivesARestartTogetherWithItsLastUse(@TempDir Path folder) throws Exception {
    try (var server = RunningServer.in(folder)) {
      String token = make(server, "script", "read");
      server.anonymous().withToken(token).get("/surveys").is(200);
      server.stop();
      server.startAgain();
      JsonNode listed = server.http().get("/admin/tokens").is(200);
      assertThat(listed.path(0).path("last_used_at").asText()).isNotBlank();
      server.anonymous().withToken(token).get("/surveys").is(200);
    }
  }

  @Test
  void opensNothingOnceItIsRevokedAndClosesTheFeedItOpened(RunningServer server) {
    String token = make(server, "script", "read");
    var feed = server.open("/admin/feed", Map.of("Authorization", "Bearer " + token));
    feed.expect("hello");
    server.http().delete("/admin/tokens/script").is(204);
    server.anonymous().withToken(token).get("/surveys").problem(401);
    assertThat(feed.untilClosed().getLast())
        .isEqualTo(new RecordingClient.Event.Closed(4401, "The admin token was revoked", true));
    server.http().delete("/admin/tokens/script").problem(404);
  }

  @Test
  void staysRevokedWhenAnotherOfItsNameIsMadeAtOnce(RunningServer server) {
    String token = make(server, "script", "read");
    var feed = server.open("/admin/feed", Map.of("Authorization", "Bearer " + token));
    feed.expect("hello");
    server.http().delete("/admin/tokens/script").is(204);
    make(server, "script", "read");
    assertThat(feed.untilClosed().getLast())
        .isInstanceOfSatisfying(
            RecordingClient.Event.Closed.class,
            closed -> assertThat(closed.code()).isEqualTo(4401));
    server.anonymous().withToken(token).get("/surveys").problem(401);
  }

  @Test
  void wantsANameThatIsFreeAndAScopeThatThereIs(RunningServer server) {
    make(server, "script", "read");
    server.http().post("/admin/tokens", "{\"name\":\"script\",\"scope\":\"read\"}").problem(409);
    server
        .http()
        .post("/admin/tokens", "{\"name\":\"admin-token\",\"scope\":\"read\"}")
        .problem(409);
    assertThat(server.http().post("/admin/tokens", "{}").wrongFields())
        .containsExactlyInAnyOrder("name", "scope");
    for (String name : new String[] {"a/b", "<b>", " x", "ü", "a\\nb", "x".repeat(65)}) {
      assertThat(
              server
                  .http()
                  .post("/admin/tokens", "{\"name\":\"" + name + "\",\"scope\":\"own\"}")
                  .wrongFields())
          .containsExactlyInAnyOrder("name", "scope");
    }
  }

  private static String make(RunningServer server, String name, String scope) {
    return server
        .http()
        .post("/admin/tokens", "{\"name\":\"" + name + "\",\"scope\":\"" + scope + "\"}")
        .is(201)
        .path("token")
        .asText();
  }
}
