package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The server behind a proxy.
@ContractTest
class ProxyIT {
  private static final String PUBLIC = "server.public-url=https://Surveys.example/";
  private static final String TRUSTED = "server.trusted-proxies=127.0.0.0/8, 192.0.2.7";

  @Test
  @ServerPerTest.With({PUBLIC, TRUSTED})
  void namesItsPublicAddressAndIsCalledByIt(RunningServer server) throws Exception {
    var begun =
        server.http().post("/conversations", "{\"customer_id\":\"1\",\"survey_id\":\"1\"}").is(201);
    assertThat(begun.path("ws_url").asText())
        .isEqualTo("wss://surveys.example/ws/" + begun.path("conversation_id").asText());
    String path = "/ws/" + begun.path("conversation_id").asText();
    for (String allowed : new String[] {"https://surveys.example"}) {
      try (var raw = RawSocket.connect(server.port())) {
        assertThat(raw.upgrade(path, "Host: surveys.example", "Origin: " + allowed))
            .startsWith("HTTP/1.1 101");
      }
    }
    for (String foreign : new String[] {"http://surveys.example", "https://surveys.example:1"}) {
      try (var raw = RawSocket.connect(server.port())) {
        assertThat(raw.upgrade(path, "Host: surveys.example", "Origin: " + foreign))
            .startsWith("HTTP/1.1 403");
      }
    }
    try (var raw = RawSocket.connect(server.port())) {
      assertThat(raw.upgrade(path, "Host: other.example")).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  @ServerPerTest.With({PUBLIC, TRUSTED})
  void wantsTokensOfRespondents(RunningServer server) {
    var client = server.connect(server.begin());
    client.expect("error");
    client.expectClose(4401);
  }

  @Test
  @ServerPerTest.With({TRUSTED, "auth.respondents=optional"})
  void takesTheCallersAddressFromTheProxiesAndNotFromTheCaller(RunningServer server) {
    assertThat(address(server, "203.0.113.5")).isEqualTo("203.0.113.5");
    assertThat(address(server, "198.51.100.1, 203.0.113.6")).isEqualTo("203.0.113.6");
    assertThat(address(server, "203.0.113.7, 192.0.2.7, 127.0.0.1")).isEqualTo("203.0.113.7");
    assertThat(address(server, "2001:db8::1")).contains("2001:db8").doesNotContain("127.0.0.1");
    assertThat(address(server, "nonsense")).startsWith("127.0.0.1:");
    assertThat(address(server, "203.0.113.8, <script>")).startsWith("127.0.0.1:");
  }

  @Test
  void believesNobodyWhomItWasNotToldToTrust(RunningServer server) {
    assertThat(address(server, "203.0.113.5")).startsWith("127.0.0.1:");
  }

  @Test
  @ServerPerTest.With({TRUSTED, "auth.respondents=optional"})
  void comparesTheOriginWithTheSchemeThatTheProxyWasCalledWith(RunningServer server)
      throws Exception {
    String path = "/ws/" + server.begin();
    for (String scheme : new String[] {"http", "https"}) {
      try (var raw = RawSocket.connect(server.port())) {
        String head =
            raw.upgrade(
                path,
                "Host: localhost",
                "X-Forwarded-Proto: " + scheme,
                "Origin: https://localhost");
        assertThat(head).startsWith(scheme.equals("https") ? "HTTP/1.1 101" : "HTTP/1.1 403");
      }
    }
  }

  /// The address that the operator sees of a respondent for whom this was forwarded.
  private static String address(RunningServer server, String forwarded) {
    var client = server.open("/ws/" + server.begin(), Map.of("X-Forwarded-For", forwarded));
    client.expectAll("state", "history");
    JsonNode connections = server.http().get("/connections").is(200);
    assertThat(connections).hasSize(1);
    String address = connections.path(0).path("address").asText();
    client.close();
    Patience.until(() -> assertThat(server.openConnections()).isZero());
    return address;
  }
}
