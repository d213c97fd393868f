package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@ContractTest
class OriginAndHostIT {
  private record Case(
      String name, @Nullable String host, @Nullable String origin, boolean allowed) {}

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> letsInWhoNamesThisServerAndComesFromItsOwnPagesOrNone(RunningServer server) {
    int port = server.port();
    String here = "127.0.0.1:" + port;
    return checks(
        server,
        new Case("no Origin", here, null, true),
        new Case("localhost", "localhost:" + port, null, true),
        new Case("LOCALHOST", "LOCALHOST:" + port, null, true),
        new Case("localhost without a port", "localhost", null, true),
        new Case("::1", "[::1]:" + port, null, true),
        new Case("own origin", here, "http://" + here, true),
        new Case("own origin by name", "localhost:" + port, "http://localhost:" + port, true),
        new Case("own origin over IPv6", "[::1]:" + port, "http://[::1]:" + port, true),
        new Case("foreign origin", here, "http://evil.example", false),
        new Case("foreign origin with our port", here, "http://evil.example:" + port, false),
        new Case("origin of another port", here, "http://127.0.0.1:" + (port - 1), false),
        new Case("own origin over https", here, "https://" + here, false),
        new Case("other name of this machine", here, "http://localhost:" + port, false),
        new Case("null", here, "null", false),
        new Case("NULL", here, "NULL", false),
        new Case("empty Origin", here, "", false),
        new Case("no origin at all", here, "nonsense", false),
        new Case("our name as a prefix", here, "http://" + here + ".evil.example", false),
        new Case("our name as a user", here, "http://" + here + "@evil.example", false),
        new Case("own origin with a path", here, "http://evil.example/" + here, false),
        new Case("a file's page", here, "file://", false),
        new Case("foreign Host", "evil.example", null, false),
        new Case("foreign Host with our port", "evil.example:" + port, null, false),
        new Case("foreign Host, same Origin", "evil.example", "http://evil.example", false),
        new Case("Host that begins as ours", "localhost.evil.example", null, false),
        new Case("Host that ends as ours", "evil.localhost:" + port, null, false),
        new Case("another loopback address", "127.0.0.2:" + port, null, false),
        new Case("address in another form", "2130706433:" + port, null, false));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  @ServerPerTest.With("security.allowed-origins=https://pages.example, http://localhost:3000,null")
  Stream<DynamicTest> letsInPagesOfOriginsThatAreListed(RunningServer server) {
    String here = "127.0.0.1:" + server.port();
    return checks(
        server,
        new Case("listed", here, "https://pages.example", true),
        new Case("another listed", here, "http://localhost:3000", true),
        new Case("null listed", here, "null", true),
        new Case("own", here, "http://" + here, true),
        new Case("none", here, null, true),
        new Case("listed with another scheme", here, "http://pages.example", false),
        new Case("listed with a port", here, "https://pages.example:444", false),
        new Case("listed in between", here, "https://pages.example.evil.example", false),
        new Case("two at once", here, "https://pages.example, http://evil.example", false),
        new Case("listed does not excuse Host", "evil.example", "https://pages.example", false));
  }

  @Test
  void namesTheLineToAddInThe403(RunningServer server) throws Exception {
    try (var raw = RawSocket.connect(server.port())) {
      String head =
          raw.request(
              "GET /health HTTP/1.1",
              "Host: localhost",
              "Origin: https://pages.example",
              "Connection: close");
      assertThat(head)
          .startsWith("HTTP/1.1 403")
          .containsIgnoringCase("Content-Type: application/problem+json");
      assertThat(raw.rest())
          .contains("security.allowed-origins=https://pages.example")
          .contains("\"status\":403")
          .contains("\"error_id\":\"E-");
    }
  }

  @Test
  void refusesBeforeTheToken(RunningServer server) {
    assertThat(server.raw().request("GET /surveys HTTP/1.1", "Host: evil.example"))
        .startsWith("HTTP/1.1 403");
    assertThat(
            server
                .raw()
                .request(
                    "GET /surveys HTTP/1.1",
                    "Host: localhost",
                    "Origin: http://evil.example",
                    "Authorization: Bearer " + server.token()))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void refusesAMissingOrDoubleHost(RunningServer server) {
    assertThat(server.raw().request("GET /health HTTP/1.1")).matches("(?s)HTTP/1.1 40[03].*");
    assertThat(server.raw().request("GET /health HTTP/1.0")).matches("(?s)HTTP/1.[01] 403.*");
    assertThat(server.raw().request("GET /health HTTP/1.1", "Host: localhost", "Host: localhost"))
        .matches("(?s)HTTP/1.1 40[03].*");
    assertThat(
            server.raw().request("GET http://evil.example/health HTTP/1.1", "Host: evil.example"))
        .startsWith("HTTP/1.1 403");
    assertThat(server.raw().request("GET /health HTTP/1.1", "Host: localhost@evil.example"))
        .matches("(?s)HTTP/1.1 40[03].*");
    assertThat(server.raw().request("GET http://evil.example/health HTTP/1.1", "Host: localhost"))
        .matches("(?s)HTTP/1.1 40[03].*");
  }

  @Test
  void refusesAPreflightOfAForeignPage(RunningServer server) {
    assertThat(
            server
                .raw()
                .request(
                    "OPTIONS /surveys HTTP/1.1",
                    "Host: localhost",
                    "Origin: http://evil.example",
                    "Access-Control-Request-Method: PUT"))
        .startsWith("HTTP/1.1 403")
        .doesNotContainIgnoringCase("Access-Control-Allow-Origin");
  }

  @Test
  void listensOnBothLoopbackAddresses(RunningServer server) throws Exception {
    try (var socket = new java.net.Socket()) {
      socket.connect(
          new java.net.InetSocketAddress(
              java.net.InetAddress.getByAddress(
                  new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}),
              server.port()),
          (int) Patience.LIMIT.toMillis());
      assertThat(socket.isConnected()).isTrue();
    } catch (java.net.SocketException e) {
      org.junit.jupiter.api.Assumptions.abort("this machine has no ::1");
    }
  }

  private static Stream<DynamicTest> checks(RunningServer server, Case... cases) {
    String id = server.begin();
    return Stream.of(cases)
        .flatMap(one ->
            Stream.of(
                dynamicTest(
                    one.name() + ", HTTP",
                    () -> {
                      try (var raw = RawSocket.connect(server.port())) {
                        assertThat(raw.request("GET /health HTTP/1.1", headers(one)))
                            .startsWith("HTTP/1.1 " + (one.allowed() ? 200 : 403));
                      }
                    }),
                dynamicTest(
                    one.name() + ", upgrade",
                    () -> {
                      try (var raw = RawSocket.connect(server.port())) {
                        assertThat(raw.upgrade("/ws/" + id, headers(one)))
                            .startsWith("HTTP/1.1 " + (one.allowed() ? 101 : 403));
                      }
                    })));
  }

  private static String[] headers(Case one) {
    List<String> headers = new ArrayList<>();
    if (one.host() != null) {
      headers.add("Host: " + one.host());
    }
    if (one.origin() != null) {
      headers.add("Origin: " + one.origin());
    }
    return headers.toArray(String[]::new);
  }
}
