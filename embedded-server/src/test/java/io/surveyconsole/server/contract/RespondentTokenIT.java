package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ContractTest
class RespondentTokenIT {
  private static final String WRONG = "0".repeat(64);

  @Test
  void comesWithAConversationButNotInItsAddress(RunningServer server) {
    var answer =
        server.http().post("/conversations", "{\"customer_id\":\"1\",\"survey_id\":\"1\"}").is(201);
    assertThat(answer.path("token").asText()).matches("[0-9a-f]{64}");
    assertThat(answer.path("ws_url").asText()).doesNotContain(answer.path("token").asText());
  }

  @Test
  void opensItsConversationInThreeWays(RunningServer server) {
    var mine = server.beginWithToken();
    server.open("/ws/" + mine.id() + "?token=" + mine.token()).expectAll("state", "history");
    server
        .open("/ws/" + mine.id(), Map.of("authorization", "bearer " + mine.token()))
        .expectAll("state", "history");
    server
        .open("/ws/" + mine.id(), Map.of("Sec-WebSocket-Protocol", protocols(mine.token())))
        .expectAll("state", "history");
  }

  @Test
  @ServerPerTest.With("auth.respondents=required")
  void isWantedWhereItIsRequired(RunningServer server) {
    var mine = server.beginWithToken();
    for (String path : List.of("/ws/" + mine.id(), "/ws/unknown")) {
      var client = server.open(path);
      assertThat(client.expect("error").path("message").asText()).contains("token");
      client.expectClose(4401);
    }
    for (String route :
        List.of(
            "GET /conversations/" + mine.id(),
            "GET /conversations/unknown",
            "GET /conversations/" + mine.id() + "/messages",
            "POST /conversations/" + mine.id() + "/messages",
            "POST /conversations/" + mine.id() + "/resume")) {
      call(server.anonymous(), route).problem(401);
      assertThat(call(server.anonymous().withToken(mine.token()), route).status())
          .as(route)
          .isIn(route.contains("unknown") ? List.of(401) : List.of(200, 201));
    }
    server.open("/ws/" + mine.id() + "?token=" + mine.token()).expectAll("state", "history");
  }

  @Test
  void isRefusedWhereItIsWrong(RunningServer server) {
    var mine = server.beginWithToken();
    var other = server.beginWithToken();
    for (String token : List.of(WRONG, other.token(), server.token(), "", "x y", "ü")) {
      for (RecordingClient client :
          List.of(
              server.open("/ws/" + mine.id() + "?token=" + encoded(token)),
              server.open("/ws/unknown?token=" + encoded(token)))) {
        assertThat(client.expect("error").path("message").asText()).contains("token");
        assertThat(client.expectClose(4401).reason()).doesNotContain(WRONG);
      }
      if (!token.equals(server.token())) {
        String path = "/conversations/" + mine.id();
        server.anonymous().get(path + "?token=" + encoded(token)).problem(401);
      }
    }
    for (String token : List.of(WRONG, other.token(), server.token())) {
      var headers = Map.of("Sec-WebSocket-Protocol", protocols(token));
      server.open("/ws/" + mine.id(), headers).expect("error");
      server.open("/ws/" + mine.id(), Map.of("Authorization", "Bearer " + token)).expect("error");
    }
    server.connect(mine.id()).expectAll("state", "history");
  }

  @Test
  void neverComesBackInTheResponse(RunningServer server) throws Exception {
    var mine = server.beginWithToken();
    for (String offered :
        List.of(
            protocols(mine.token()),
            "survey.token." + mine.token() + ", survey.v1",
            "survey.token." + mine.token(),
            "SURVEY.TOKEN." + mine.token() + ",other, survey.v1")) {
      try (var raw = RawSocket.connect(server.port())) {
        String head =
            raw.upgrade(
                "/ws/" + mine.id(), "Host: localhost", "Sec-WebSocket-Protocol: " + offered);
        assertThat(head).startsWith("HTTP/1.1 101").doesNotContain(mine.token());
        assertThat(head.contains("survey.v1")).isEqualTo(offered.contains("survey.v1"));
      }
    }
    try (var raw = RawSocket.connect(server.port())) {
      assertThat(raw.upgrade("/ws/" + mine.id(), "Host: localhost", "Sec-WebSocket-Protocol: chat"))
          .startsWith("HTTP/1.1 101")
          .contains("Sec-WebSocket-Protocol: chat");
    }
  }

  @Test
  void isIssuedAgainBesideTheOlderOnesAndRevokedWithThem(RunningServer server) {
    var mine = server.beginWithToken();
    String tokens = "/conversations/" + mine.id() + "/tokens";
    JsonNode second = server.http().post(tokens, "{}").is(201);
    assertThat(Instant.parse(second.path("expires_at").asText()))
        .isBetween(
            Instant.now().plus(Duration.ofDays(89)), Instant.now().plus(Duration.ofDays(91)));
    var withFirst = server.open("/ws/" + mine.id() + "?token=" + mine.token());
    var withSecond = server.open("/ws/" + mine.id() + "?token=" + second.path("token").asText());
    var without = server.connect(mine.id());
    Stream.of(withFirst, withSecond, without).forEach(one -> one.expectAll("state", "history"));
    server.http().delete(tokens).is(204);
    withFirst.expectClose(4401);
    withSecond.expectClose(4401);
    without.expectSilence();
    server.open("/ws/" + mine.id() + "?token=" + mine.token()).expect("error");
    server.http().post("/conversations/unknown/tokens", "{}").problem(404);
    server.http().delete("/conversations/unknown/tokens").problem(404);
  }

  @Test
  void closesWhatIsOpenWhenItExpires(@TempDir Path folder) throws Exception {
    try (var server = RunningServer.withShortTokens(folder, Duration.ofSeconds(4))) {
      var mine = server.beginWithToken();
      var client = server.open("/ws/" + mine.id() + "?token=" + mine.token());
      client.expectAll("state", "history");
      client.expectClose(4401);
      server.anonymous().withToken(mine.token()).get("/conversations/" + mine.id()).problem(401);
      server.open("/ws/" + mine.id() + "?token=" + mine.token()).expect("error");
    }
  }

  @Test
  void opensNothingElse(RunningServer server) {
    var mine = server.beginWithToken();
    var caller = server.anonymous().withToken(mine.token());
    for (String route :
        List.of(
            "GET /conversations",
            "GET /surveys",
            "POST /conversations/" + mine.id() + "/tokens",
            "DELETE /conversations/" + mine.id() + "/tokens",
            "GET /admin/tokens",
            "GET /admin/feed")) {
      call(caller, route).problem(401);
    }
  }

  @Test
  void isNowhereInTheDataFolder(@TempDir Path folder) throws Exception {
    String token;
    String admin;
    try (var server = RunningServer.in(folder)) {
      token = server.beginWithToken().token();
      admin =
          server
              .http()
              .post("/admin/tokens", "{\"name\":\"script\",\"scope\":\"read\"}")
              .is(201)
              .path("token")
              .asText();
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(token)).as("%s", file).isFalse();
        assertThat(bytes.contains(admin)).as("%s", file).isFalse();
      }
    }
  }

  @Test
  void isCheckedBeforeAConnectionCountsAsOneOfTheConversation(RunningServer server) {
    var mine = server.beginWithToken();
    server.open("/ws/" + mine.id() + "?token=" + WRONG).expect("error");
    await().atMost(Patience.LIMIT).until(() -> server.openConnections() == 0);
    server.say(mine.id(), "Vanilla");
  }

  private static HttpAnswer call(HttpCaller caller, String route) {
    String[] parts = route.split(" ", 2);
    return caller.call(parts[0], parts[1], parts[0].equals("POST") ? "{\"content\":\"x\"}" : null);
  }

  private static String protocols(String token) {
    return "survey.v1, survey.token." + token;
  }

  private static String encoded(String token) {
    return java.net.URLEncoder.encode(token, StandardCharsets.UTF_8);
  }
}
