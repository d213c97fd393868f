package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ContractTest
class ResponseHeadersIT {
  @Test
  void saysInEveryResponseWhatABrowserMayDoWithIt(RunningServer server) throws Exception {
    String token = "Authorization: Bearer " + server.token();
    String id = server.begin();
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("GET /health", "200");
    expected.put("GET /surveys", "200");
    expected.put("GET /nowhere", "404");
    expected.put("PATCH /surveys", "405");
    expected.put("GET /%zz", "400");
    expected.put("GET /ws/nowhere/at/all", "404");
    expected.put("GET /ws/" + id, "101");
    expected.put("BROKEN", "505");
    for (var one : expected.entrySet()) {
      try (var raw = RawSocket.connect(server.port())) {
        String head =
            one.getValue().equals("101")
                ? raw.upgrade("/ws/" + id, "Host: localhost")
                : raw.request(one.getKey() + " HTTP/1.1", "Host: localhost", token);
        assertThat(head).as(one.getKey()).startsWith("HTTP/1.1 " + one.getValue());
        check(head);
      }
    }
    try (var raw = RawSocket.connect(server.port())) {
      check(raw.request("GET /surveys HTTP/1.1", "Host: localhost"));
    }
    try (var raw = RawSocket.connect(server.port())) {
      check(raw.request("GET /surveys HTTP/1.1", "Host: evil.example"));
    }
    try (var raw = RawSocket.connect(server.port())) {
      check(raw.request("GET /health HTTP/1.1", "Host: localhost", "X: " + "x".repeat(20_000)));
    }
  }

  private static void check(String head) {
    assertThat(head)
        .containsIgnoringCase("X-Content-Type-Options: nosniff\r\n")
        .containsIgnoringCase(
            "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n")
        .containsIgnoringCase("Cache-Control: no-store\r\n")
        .containsIgnoringCase("Referrer-Policy: no-referrer\r\n")
        .doesNotContainIgnoringCase("\r\nServer:")
        .doesNotContainIgnoringCase("\r\nSet-Cookie:");
  }
}
