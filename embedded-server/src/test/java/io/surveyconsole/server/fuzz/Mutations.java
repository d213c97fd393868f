package io.surveyconsole.server.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/// Takes what is right and makes it more or less wrong. What comes follows from the generator's
/// seed.
final class Mutations {
  private static final List<String> MESSAGES =
      List.of(
          "{\"content\":\"Vanilla\"}",
          "{\"content\":\"no\"}",
          "{\"content\":\"2\",\"client_message_id\":\"a-1\"}",
          "{\"type\":\"message\",\"content\":\"because\",\"client_message_id\":\"b\"}",
          "{\"type\":\"heartbeat\"}",
          "{\"type\":\"reconnect_confirm\"}",
          "{\"type\":\"answer\",\"content\":1}",
          "{}",
          "[]");
  private static final List<String> PIECES =
      List.of(
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "null",
          "true",
          "-1e999",
          "1e400",
          "0x1",
          "NaN",
          "\\u0000",
          "\\ud800",
          "\\udc00\\ud800",
          "\u202e",
          "\u0000",
          "\u001b[2J",
          "\uFEFF",
          "//",
          "/*",
          "\"content\":",
          "\"type\":",
          "\"client_message_id\":",
          "\"__proto__\":",
          "\r\n",
          "😀",
          "é",
          "=cmd|' /C calc'!A0",
          "<script>",
          "' or 1=1 --",
          "${jndi:ldap://x}",
          "%n%s",
          "9".repeat(400),
          "[".repeat(200),
          "{\"a\":".repeat(100),
          " ".repeat(300),
          "a".repeat(5_000));
  private static final String AUTHORISED = "Authorization: Bearer TOKEN";
  private static final List<String> REQUESTS =
      List.of(
          head("GET /health HTTP/1.1"),
          head("GET /surveys/1 HTTP/1.1", AUTHORISED),
          head("GET /conversations?limit=5&q=x&status=active HTTP/1.1", AUTHORISED),
          head("POST /customers HTTP/1.1", AUTHORISED, "Content-Length: 37")
              + "{\"name\":\"A B\",\"email\":\"a@example.org\"}",
          head("PUT /surveys/fuzz HTTP/1.1", AUTHORISED, "Content-Length: 73")
              + "{\"id\":\"fuzz\",\"name\":\"F\",\"questions\":[{\"id\":\"q\",\"text\":\"Q\",\"options\":[]}]}",
          head("POST /conversations/CONVERSATION/messages HTTP/1.1", "Transfer-Encoding: chunked")
              + String.join("\r\n", "11", "{\"content\":\"why\"}", "0", "", ""),
          head("DELETE /connections/x?reason=y HTTP/1.1", AUTHORISED));
  private static final String UPGRADE =
      head(
          "GET /ws/CONVERSATION?last_seq=1 HTTP/1.1",
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
          "Sec-WebSocket-Protocol: survey.v1, survey.token.x",
          "Sec-WebSocket-Extensions: permessage-deflate");

  private static String head(String line, String... headers) {
    return line
        + "\r\nHost: localhost\r\n"
        + String.join("\r\n", headers)
        + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
  }

  private final RandomGenerator chance;

  Mutations(RandomGenerator chance) {
    this.chance = chance;
  }

  /// A message that a text frame can carry.
  String message() {
    var text = new StringBuilder(MESSAGES.get(chance.nextInt(MESSAGES.size())));
    int changes = chance.nextInt(4);
    for (int i = 0; i < changes; i++) {
      change(text);
    }
    return text.toString();
  }

  private void change(StringBuilder text) {
    int at = chance.nextInt(text.length() + 1);
    switch (chance.nextInt(5)) {
      case 0 -> text.insert(at, PIECES.get(chance.nextInt(PIECES.size())));
      case 1 -> text.setLength(at);
      case 2 -> text.delete(at, Math.min(text.length(), at + 1 + chance.nextInt(6)));
      case 3 -> text.insert(at, text.substring(at));
      default -> {
        if (at < text.length()) {
          text.setCharAt(at, (char) (1 + chance.nextInt(0x250)));
        }
      }
    }
  }

  /// A request for an upgrade, more or less.
  byte[] upgrade(String conversation) {
    return bent(UPGRADE.replace("CONVERSATION", conversation));
  }

  /// A request, more or less.
  byte[] request(String conversation, String token) {
    return bent(
        REQUESTS
            .get(chance.nextInt(REQUESTS.size()))
            .replace("CONVERSATION", conversation)
            .replace("TOKEN", token));
  }

  private byte[] bent(String right) {
    byte[] bytes = right.getBytes(StandardCharsets.UTF_8);
    int changes = 1 + chance.nextInt(4);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      bytes = bent(bytes);
    }
    return bytes;
  }

  private byte[] bent(byte[] right) {
    int at = chance.nextInt(right.length);
    var bent = new ByteArrayOutputStream();
    bent.write(right, 0, at);
    int after = at;
    switch (chance.nextInt(6)) {
      case 0 -> {
        bent.write(chance.nextInt(256));
        after = at + 1;
      }
      case 1 -> bent.write(chance.nextInt(256));
      case 2 -> after = Math.min(right.length, at + 1 + chance.nextInt(8));
      case 3 -> after = right.length;
      case 4 ->
          bent.writeBytes(
              PIECES.get(chance.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
      default -> bent.write(right, chance.nextInt(at + 1), right.length - at);
    }
    bent.write(right, after, right.length - after);
    return bent.toByteArray();
  }

  /// Some frames, seldom right ones.
  byte[] frames() {
    var frames = new ByteArrayOutputStream();
    int count = 1 + chance.nextInt(4);
    for (int i = 0; i < count; i++) {
      frame(frames);
    }
    return frames.toByteArray();
  }

  private void frame(ByteArrayOutputStream to) {
    if (chance.nextInt(8) == 0) { // nothing of a frame
      byte[] noise = new byte[chance.nextInt(200)];
      chance.nextBytes(noise);
      to.writeBytes(noise);
      return;
    }
    byte[] content = new byte[chance.nextInt(4) == 0 ? chance.nextInt(300) : chance.nextInt(30)];
    if (chance.nextBoolean()) {
      chance.nextBytes(content);
    } else {
      content = message().getBytes(StandardCharsets.UTF_8);
    }
    boolean masked = chance.nextInt(10) != 0;
    to.write(chance.nextInt(3) == 0 ? chance.nextInt(256) : chance.nextInt(3) == 0 ? 0x81 : 0x01);
    int mask = masked ? 0x80 : 0;
    switch (chance.nextInt(6)) {
      case 0 -> to.write(mask | chance.nextInt(128)); // a length that lies
      case 1 -> to.writeBytes(new byte[] {(byte) (mask | 127), -1, -1, -1, -1, 0, 0, 0, 0});
      case 2 -> to.writeBytes(new byte[] {(byte) (mask | 126), 0, (byte) content.length});
      default -> {
        if (content.length < 126) {
          to.write(mask | content.length);
        } else {
          to.writeBytes(
              new byte[] {
                (byte) (mask | 126), (byte) (content.length >> 8), (byte) content.length
              });
        }
      }
    }
    if (masked) {
      to.writeBytes(new byte[4]);
    }
    to.writeBytes(content);
  }
}
