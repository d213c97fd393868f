package io.surveyconsole.server.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Respondents that answer, in a process of its own: `ADDRESS TOKEN SOCKETS WARM_UP_SECONDS SECONDS
/// RATE CONVERSATIONS`.
///
/// With a rate of 0 each answers as soon as it is asked (what the server can take at most). With a
/// rate, answers are due at even intervals whatever the server does, and a latency counts from the
/// moment its answer was due: one that waits for a stalled server counts the stall.
public final class LoadGenerator implements RespondentSocket.Listener {
  private static final String SURVEY = "load";
  private static final int QUESTIONS = 100;
  private static final int CREATORS = 64;

  private final URI server;
  private final Api api;
  private final Selector selector;
  private final Deque<String> conversations = new ConcurrentLinkedDeque<>();
  private final Deque<RespondentSocket> idle = new ArrayDeque<>();
  private final double rate;
  private final Random random = new Random(1);
  private long[] latencies = new long[1 << 20];
  private int count;
  private boolean measuring;

  private LoadGenerator(URI server, String token, double rate) throws IOException {
    this.server = server;
    this.api = new Api(server, token);
    this.rate = rate;
    this.selector = Selector.open();
  }

  public static void main(String[] arguments) throws Exception {
    var generator =
        new LoadGenerator(URI.create(arguments[0]), arguments[1], Double.parseDouble(arguments[5]));
    int sockets = Integer.parseInt(arguments[2]);
    int warmUp = Integer.parseInt(arguments[3]);
    int seconds = Integer.parseInt(arguments[4]);
    generator.prepare(Integer.parseInt(arguments[6]));
    generator.connect(sockets);
    generator.run(warmUp);
    generator.measuring = true;
    long before = System.nanoTime();
    generator.run(seconds);
    generator.report((System.nanoTime() - before) / 1e9);
    System.exit(0);
  }

  /// Begins as many conversations as will be needed, before anything is measured.
  private void prepare(int needed) throws Exception {
    api.publishLongSurvey(SURVEY, QUESTIONS);
    var creators = new Thread[CREATORS];
    for (int i = 0; i < CREATORS; i++) {
      creators[i] =
          Thread.ofPlatform()
              .start(() -> {
                for (int n = 0; n < needed / CREATORS; n++) {
                  try {
                    conversations.add(api.begin(SURVEY));
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  } catch (InterruptedException e) {
                    return;
                  }
                }
              });
    }
    for (Thread creator : creators) {
      creator.join();
    }
  }

  private void connect(int sockets) throws IOException {
    // Their first conversations they leave at different questions, or all would finish in step.
    for (int i = 0; i < sockets; i++) {
      next(1 + random.nextInt(QUESTIONS));
    }
    while (idle.size() < sockets && rate > 0) {
      select(10);
    }
  }

  /// @param answers how many are given before the socket leaves
  private void next(int answers) {
    String conversation = conversations.poll();
    if (conversation == null) {
      throw new IllegalStateException("all prepared conversations are used up; prepare more");
    }
    try {
      var _ = new RespondentSocket(selector, server, conversation, answers, this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(int seconds) throws IOException {
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    long due = 0;
    for (long now = start; now < end; now = System.nanoTime()) {
      if (rate > 0) {
        long shouldBe = (long) ((now - start) / 1e9 * rate);
        while (due < shouldBe && !idle.isEmpty()) {
          idle.poll().answer(start + (long) (due * 1e9 / rate));
          due++;
        }
      }
      select(rate > 0 ? 1 : 100);
    }
  }

  private void select(long millis) throws IOException {
    selector.select((SelectionKey key) -> ((RespondentSocket) key.attachment()).ready(key), millis);
  }

  @Override
  public void greeted(RespondentSocket socket) {
    goOn(socket);
  }

  @Override
  public void replied(RespondentSocket socket) {
    if (measuring) {
      if (count == latencies.length) {
        latencies = Arrays.copyOf(latencies, count * 2);
      }
      latencies[count++] = System.nanoTime() - socket.intendedAt;
    }
    goOn(socket);
  }

  private void goOn(RespondentSocket socket) {
    if (socket.sent() == QUESTIONS) {
      return; // the server says goodbye
    }
    if (socket.sent() == socket.answers()) {
      socket.cut();
      return;
    }
    if (rate > 0) {
      idle.add(socket);
      return;
    }
    socket.answer(System.nanoTime());
  }

  @Override
  public void closed(RespondentSocket socket) {
    next(QUESTIONS);
  }

  private void report(double seconds) {
    long[] sorted = Arrays.copyOf(latencies, count);
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%.0f %.3f %.3f%n",
        count / seconds,
        percentile(sorted, 0.50),
        percentile(sorted, 0.99));
  }

  private static double percentile(long[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))] / 1e6;
  }
}
