package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What RFC 6455 forbids, over a respondent's own connection: it is closed, and nothing is stored.
@ContractTest
class MalformedFrameIT {
  private static final String ANSWER = "{\"content\":\"Vanilla\"}";

  private static final class Case {
    final byte[] bytes;
    final List<Integer> codes;

    Case(byte[] bytes, List<Integer> codes) {
      this.bytes = bytes;
      this.codes = codes;
    }
  }

  private static Map<String, Case> cases() {
    Map<String, Case> cases = new LinkedHashMap<>();
    for (int opcode : new int[] {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
      cases.put("reserved opcode " + opcode, wrong(frame(0x80 | opcode, ANSWER)));
    }
    for (int bit : new int[] {0x40, 0x20, 0x10, 0x70}) {
      cases.put("reserved bit " + bit + ", text", wrong(frame(0x81 | bit, ANSWER)));
      cases.put("reserved bit " + bit + ", ping", wrong(frame(0x89 | bit, "x")));
    }
    cases.put("a ping that is too long", wrong(frame(0x89, "x".repeat(126))));
    cases.put("a ping in pieces", wrong(frame(0x09, "x"), frame(0x80, "y")));
    cases.put("a pong in pieces", wrong(frame(0x0A, "x"), frame(0x80, "y")));
    cases.put("a piece of nothing", wrong(frame(0x80, ANSWER)));
    cases.put("a piece of nothing that goes on", wrong(frame(0x00, ANSWER)));
    cases.put("a message inside another", wrong(frame(0x01, "{\"con"), frame(0x81, ANSWER)));
    cases.put("no mask", wrong(unmasked(ANSWER)));
    cases.put("a close of one byte", wrong(frame(0x88, new byte[] {3})));
    cases.put("a close that is too long", wrong(frame(0x88, "\u0003\u00e8" + "x".repeat(124))));
    for (int code : new int[] {0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999, 5000, 65535}) {
      byte[] payload = {(byte) (code >> 8), (byte) code};
      cases.put("close code " + code, wrong(frame(0x88, payload)));
    }
    for (byte[] text :
        new byte[][] {
          {
            (byte) 0xCE,
            (byte) 0xBA,
            (byte) 0xE1,
            (byte) 0xBD,
            (byte) 0xB9,
            (byte) 0xED,
            (byte) 0xA0
          },
          {(byte) 0xC0, (byte) 0xAF},
          {(byte) 0xF8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80},
          {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          {(byte) 0x80},
        }) {
      String name = java.util.HexFormat.of().formatHex(text);
      cases.put("not UTF-8: " + name, new Case(frame(0x81, text), List.of(1007)));
      byte[] reason = new byte[text.length + 2];
      reason[0] = 3;
      reason[1] = (byte) 0xE8;
      System.arraycopy(text, 0, reason, 2, text.length);
      cases.put(
          "a close for a reason that is not UTF-8: " + name,
          new Case(frame(0x88, reason), List.of(1002, 1007)));
    }
    cases.put("a binary frame", new Case(frame(0x82, ANSWER), List.of(1003)));
    cases.put(
        "a frame of 2⁶² bytes",
        new Case(
            new byte[] {(byte) 0x81, (byte) 0xFF, 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
            List.of(1002, 1009)));
    return cases;
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> isMetWithACloseAndNothingIsStored(RunningServer server) {
    return cases().entrySet().stream()
        .map(one ->
            DynamicTest.dynamicTest(
                one.getKey(),
                () -> {
                  String id = server.begin();
                  try (var raw = RawSocket.connect(server.port())) {
                    raw.upgrade("/ws/" + id, "Host: localhost");
                    assertThat(raw.frame()).contains("\"state\"");
                    assertThat(raw.frame()).contains("\"history\"");
                    raw.send(one.getValue().bytes);
                    raw.send(frame(0x81, ANSWER)); // what follows counts no more
                    String frame = raw.frame();
                    assertThat(frame).startsWith("close ");
                    assertThat(one.getValue().codes)
                        .contains(Integer.parseInt(frame.substring(6, 10)));
                  }
                  assertThat(server.http().get("/conversations/" + id + "/messages").is(200))
                      .hasSize(1);
                }));
  }

  private static Case wrong(byte[]... frames) {
    var all = new ByteArrayOutputStream();
    for (byte[] frame : frames) {
      all.writeBytes(frame);
    }
    return new Case(all.toByteArray(), List.of(1002));
  }

  private static byte[] frame(int first, String content) {
    return frame(first, content.getBytes(StandardCharsets.UTF_8));
  }

  /// Masked with zeros.
  private static byte[] frame(int first, byte[] content) {
    var frame = new ByteArrayOutputStream();
    frame.write(first);
    if (content.length < 126) {
      frame.write(0x80 | content.length);
    } else {
      frame.writeBytes(
          new byte[] {(byte) 0xFE, (byte) (content.length >> 8), (byte) content.length});
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(content);
    return frame.toByteArray();
  }

  private static byte[] unmasked(String content) {
    byte[] frame = new byte[content.length() + 2];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) content.length();
    System.arraycopy(content.getBytes(StandardCharsets.US_ASCII), 0, frame, 2, content.length());
    return frame;
  }
}
