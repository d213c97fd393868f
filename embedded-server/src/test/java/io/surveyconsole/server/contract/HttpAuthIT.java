package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@ContractTest
class HttpAuthIT {
  private static final String[] OPERATORS = {
    "GET /surveys",
    "GET /surveys/1",
    "GET /surveys/unknown",
    "PUT /surveys/new",
    "PUT /surveys/no%20id",
    "GET /customers",
    "POST /customers",
    "GET /customers/1",
    "GET /customers/unknown",
    "DELETE /customers/1",
    "GET /customers/1/active-surveys",
    "POST /conversations",
    "GET /conversations",
    "GET /conversations?limit=nonsense",
    "POST /conversations/x/tokens",
    "DELETE /conversations/x/tokens",
    "DELETE /conversations/x",
    "PUT /conversations/x/messages",
    "GET /connections",
    "DELETE /connections/x",
    "GET /openapi.json",
    "GET /metrics",
    "GET /admin/feed",
    "GET /nowhere",
    "POST /health",
    "PATCH /surveys",
    "GET /",
    "GET /health/../surveys",
    "GET /HEALTH",
    "GET /conversations/x/messages/y",
  };

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> wantsTheAdminTokenBeforeAnythingElse(RunningServer server) {
    return Stream.of(OPERATORS)
        .map(route ->
            dynamicTest(
                route,
                () -> {
                  String[] parts = route.split(" ", 2);
                  String body = parts[0].matches("PUT|POST|PATCH") ? "no JSON" : null;
                  for (HttpCaller caller :
                      new HttpCaller[] {
                        server.anonymous(),
                        server.anonymous().withToken("wrong"),
                        server.anonymous().withToken(server.token() + "0"),
                      }) {
                    var answer = caller.call(parts[0], parts[1], body);
                    answer.problem(401);
                    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                        .startsWith("Bearer");
                  }
                }));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> opensAConversationToItsRespondentButNotWithAWrongToken(RunningServer server) {
    String id = server.begin();
    return Stream.of(
            "GET /conversations/" + id,
            "GET /conversations/" + id + "/messages",
            "POST /conversations/" + id + "/messages",
            "POST /conversations/" + id + "/resume")
        .map(route ->
            dynamicTest(
                route,
                () -> {
                  String[] parts = route.split(" ", 2);
                  String body = parts[0].equals("POST") ? "{\"content\":\"Liquorice\"}" : null;
                  assertThat(server.anonymous().call(parts[0], parts[1], body).status())
                      .isIn(200, 201);
                  assertThat(server.http().call(parts[0], parts[1], body).status()).isIn(200, 201);
                  server.anonymous().withToken("wrong").call(parts[0], parts[1], body).problem(401);
                }));
  }

  @Test
  void refusesAnotherScheme(RunningServer server) throws Exception {
    try (var raw = RawSocket.connect(server.port())) {
      assertThat(
              raw.request(
                  "GET /surveys HTTP/1.1",
                  "Host: localhost",
                  "Authorization: Basic " + server.token()))
          .startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void opensHealthToEverybody(RunningServer server) {
    var health = server.anonymous().get("/health").is(200);
    assertThat(health.path("healthy").booleanValue()).isTrue();
    assertThat(server.anonymous().withToken("wrong").get("/health").status()).isEqualTo(200);
  }

  @Test
  void refusesTheFeedBeforeTheUpgrade(RunningServer server) {
    for (var headers :
        List.of(
            Map.<String, String>of(),
            Map.of("Authorization", "Bearer wrong"),
            Map.of("Authorization", "Bearer "))) {
      try (var client = RecordingClient.connect(server.socket("/admin/feed"), headers)) {
        assertThat(client.next())
            .isInstanceOfSatisfying(
                RecordingClient.Event.Closed.class,
                closed -> assertThat(closed.reason()).contains("401"));
      }
    }
    String head = server.raw().upgrade("/admin/feed", "Host: localhost:" + server.port());
    assertThat(head).startsWith("HTTP/1.1 401").containsIgnoringCase("application/problem+json");
    assertThat(server.raw().upgrade("/admin/feed?token=" + server.token(), "Host: localhost"))
        .startsWith("HTTP/1.1 401");
  }

  @Test
  void keepsTheTokenInAFileForItsOwnerOnly(RunningServer server) throws Exception {
    var file = server.folder().resolve("admin-token");
    assertThat(file).content().isEqualTo(server.token() + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void setsNoCookieAndForbidsStoring(RunningServer server) {
    var answer = server.http().get("/surveys");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(server.raw().upgrade("/ws/" + server.begin(), "Host: localhost"))
        .doesNotContainIgnoringCase("Set-Cookie")
        .startsWith("HTTP/1.1 101");
  }

  @Test
  void closesTheDataFolderToOtherUsers(@TempDir Path folder) throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var _ = RunningServer.in(data)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
    }
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Files.writeString(shared.resolve("somebody's"), "else");
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var _ = RunningServer.in(shared)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
          .as("perhaps shared on purpose")
          .isEqualTo("rwxr-xr-x");
      expectClosed(shared, "somebody's");
    }
  }

  @Test
  @ServerPerTest.With("server.tls.self-signed=true")
  void keepsWhateverItMakesToItsOwner(RunningServer server) throws Exception {
    expectClosed(server.folder());
    Path database = server.folder().resolve("survey-console.mv.db");
    server.stop();
    Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r--r--"));
    server.startAgain();
    expectClosed(server.folder());
  }

  /// Nobody else can read anything in the folder, but for what is not the server's.
  private static void expectClosed(Path folder, String... but) throws Exception {
    try (var all = Files.walk(folder)) {
      assertThat(
              all.filter(path -> !path.equals(folder))
                  .filter(path -> !List.of(but).contains(path.getFileName().toString())))
          .hasSizeGreaterThan(8)
          .allSatisfy(path ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                  .as(path.toString())
                  .endsWith("------"));
    }
  }
}
