package io.surveyconsole.server.fuzz;

import io.surveyconsole.server.load.Api;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Sends what is broken, in a process of its own: `ADDRESS TOKEN messages|lines COUNT SEED RATE`.
///
/// Prints one line with what the server did about it, or ends with 1 and says what it should not
/// have done.
public final class Fuzzer {
  private static final int THREADS = 16;
  private static final int AT_ONCE = 40;

  /// So many heartbeats in a row end a batch: hardly ever do as many come of mutations.
  private static final int LAST_BEATS = 5;

  private static final String HEARTBEAT = "{\"type\":\"heartbeat\"}";
  private static final Pattern FRAME =
      Pattern.compile(
          "\\{\"type\":\"(state|history|resumed|message|ack|error|completed|heartbeat"
              + "|reconnect_success)\".*",
          Pattern.DOTALL);
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");

  private final URI server;
  private final String token;
  private final Api api;
  private final double rate;
  private final long begun = System.nanoTime();
  private final AtomicInteger sent = new AtomicInteger();
  private final Map<String, Integer> outcomes = new TreeMap<>();

  private Fuzzer(URI server, String token, double rate) {
    this.server = server;
    this.token = token;
    this.api = new Api(server, token);
    this.rate = rate;
  }

  public static void main(String[] arguments) throws Exception {
    var fuzzer =
        new Fuzzer(URI.create(arguments[0]), arguments[1], Double.parseDouble(arguments[5]));
    boolean messages = arguments[2].equals("messages");
    int each = Integer.parseInt(arguments[3]) / THREADS;
    long seed = Long.parseLong(arguments[4]);
    List<Future<?>> parts = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        var mutations = new Mutations(new SplittableRandom(seed * THREADS + i));
        int part = i;
        parts.add(
            threads.submit(() -> {
              if (messages) {
                fuzzer.messages(mutations, each);
              } else {
                fuzzer.lines(mutations, each, part);
              }
              return null;
            }));
      }
    }
    for (Future<?> part : parts) {
      part.get(); // throws what the server should not have done
    }
    System.out.println(fuzzer.sent + " sent: " + fuzzer.outcomes);
  }

  private void messages(Mutations mutations, int count) throws Exception {
    int left = count;
    while (left > 0) {
      String conversation = api.begin("1");
      try (var line = new FuzzedLine(server)) {
        line.upgrade(conversation);
        for (int batch = 0; batch < 25 && left > 0; batch++) {
          left -= AT_ONCE;
          pace(AT_ONCE);
          if (!batch(line, mutations)) {
            break;
          }
        }
      } catch (SocketException e) {
        note("reset"); // closed while more was being sent
      }
    }
  }

  /// @return false if the server has closed
  private boolean batch(FuzzedLine line, Mutations mutations) throws IOException {
    var frames = new ByteArrayOutputStream();
    for (int i = 0; i < AT_ONCE; i++) {
      FuzzedLine.frame(frames, mutations.message());
    }
    for (int i = 0; i < LAST_BEATS; i++) {
      FuzzedLine.frame(frames, HEARTBEAT);
    }
    line.send(frames.toByteArray());
    int beats = 0;
    while (true) {
      String frame = line.next();
      if (frame.equals("end") || frame.startsWith("close ")) {
        note(frame);
        expect(!frame.equals("close 1011"), frame);
        return false;
      }
      expect(FRAME.matcher(frame).matches(), frame);
      beats = frame.equals(HEARTBEAT) ? beats + 1 : 0;
      if (beats == LAST_BEATS) {
        return true;
      }
    }
  }

  private void lines(Mutations mutations, int count, int part) throws Exception {
    String conversation = api.begin("1");
    for (int i = 0; i < count; i++) {
      pace(1);
      try (var line = new FuzzedLine(server)) {
        switch ((i + part) % 3) {
          case 0 -> {
            line.upgrade(conversation);
            line.send(mutations.frames());
            int code = line.untilClosed();
            note("close " + code);
            expect(code != 1011, "close 1011");
          }
          case 1 -> {
            exchange(line, mutations.upgrade(conversation));
          }
          default -> {
            exchange(line, mutations.request(conversation, token));
          }
        }
      } catch (SocketException e) {
        note("reset");
      }
    }
  }

  private void exchange(FuzzedLine line, byte[] request) throws IOException {
    line.send(request);
    String answer = line.untilEnd();
    var status = STATUS.matcher(answer);
    String code = status.lookingAt() ? status.group(1) : "none";
    note(code);
    expect(
        !code.startsWith("5") || code.equals("501") || code.equals("505"),
        answer + "\nto " + new String(request, StandardCharsets.ISO_8859_1));
  }

  private void pace(int more) throws InterruptedException {
    int before = sent.getAndAdd(more);
    if (rate > 0) {
      long due = begun + (long) (before / rate * 1e9);
      long wait = due - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(Duration.ofNanos(wait));
      }
    }
  }

  private synchronized void note(String outcome) {
    outcomes.merge(outcome, 1, Integer::sum);
  }

  private static void expect(boolean right, String got) {
    if (!right) {
      throw new IllegalStateException("the server should not answer so: " + got);
    }
  }
}
