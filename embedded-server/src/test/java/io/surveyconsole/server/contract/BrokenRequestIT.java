package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Requests that fuzzing found to be answered as if the server had failed.
@ContractTest
class BrokenRequestIT {
  private static final List<String> UPGRADE =
      List.of(
          "Host: localhost",
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

  @Test
  void refusesUpgradesThatAreNone(RunningServer server) throws Exception {
    String path = "/ws/" + server.begin();
    for (String[] change :
        new String[][] {
          {"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "X: y"},
          {"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Key: short"},
          {"Connection: Upgrade", "Connection: close"},
          {"Upgrade: websocket", "Upgrade: h2c"},
          {"Upgrade: websocket", "X: y"},
          {"Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 8"},
          {"Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: x"},
        }) {
      List<String> headers = new ArrayList<>(UPGRADE);
      headers.replaceAll(header -> header.equals(change[0]) ? change[1] : header);
      assertThat(head(server, "GET " + path, headers)).as(change[1]).startsWith("HTTP/1.1 400");
    }
    assertThat(head(server, "POST " + path, UPGRADE)).startsWith("HTTP/1.1 400");
    for (String query : new String[] {"?last_seq={1}", "?a=\"", "?token=<x>", "?a=^"}) {
      assertThat(head(server, "GET " + path + query, UPGRADE)).as(query).startsWith("HTTP/1.1 400");
    }
    assertThat(head(server, "GET " + path + "?last_seq=%7B1%22", UPGRADE))
        .startsWith("HTTP/1.1 101");
  }

  @Test
  void offersNoExtensionWhateverIsOffered(RunningServer server) throws Exception {
    String path = "/ws/" + server.begin();
    for (String offer :
        new String[] {
          "permessage-deflate; client_max_window_bits",
          "permessage-deflate, permessage-deflate",
          "permessage{",
          ";;=,\"",
          "x-webkit-deflate-frame"
        }) {
      List<String> headers = new ArrayList<>(UPGRADE);
      headers.add("Sec-WebSocket-Extensions: " + offer);
      assertThat(head(server, "GET " + path, headers))
          .as(offer)
          .startsWith("HTTP/1.1 101")
          .doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }
  }

  @Test
  void tellsABodyThatEndsEarlyOrIsBroken(RunningServer server) throws Exception {
    for (String rest :
        new String[] {
          "Content-Length: 500\r\n\r\n{\"id\":",
          "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"i",
        }) {
      try (var raw = RawSocket.connect(server.port())) {
        raw.send(
            "PUT /surveys/x HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + server.token()
                + "\r\n"
                + rest);
        raw.saysNoMore();
        assertThat(raw.rest()).as(rest).doesNotStartWith("HTTP/1.1 5");
      }
    }
  }

  private static String head(RunningServer server, String request, List<String> headers)
      throws Exception {
    try (var raw = RawSocket.connect(server.port())) {
      return raw.request(request + " HTTP/1.1", headers.toArray(String[]::new));
    }
  }
}
