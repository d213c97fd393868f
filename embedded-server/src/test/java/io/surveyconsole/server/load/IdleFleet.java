package io.surveyconsole.server.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Respondents who are connected and say nothing: `ADDRESS TOKEN SOCKETS RETURN`. With `return`
/// they come back when they were cut off, as the protocol's page tells clients to, and never give
/// up.
///
/// Prints a line of figures when all are greeted. Then it is told what to wait for, and answers
/// with a line: `ended` (all have ended), `returned` (all have been greeted again).
public final class IdleFleet {
  private static final String SURVEY = "idle";
  private static final int CREATORS = 4;
  private static final int AT_ONCE = 400;
  private static final long GIVE_UP_AFTER_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final URI server;
  private final Selector selector = Selector.open();
  private final Random random = new Random(5);
  private final boolean returns;
  private final List<Respondent> respondents = new ArrayList<>();
  private final PriorityQueue<Later> later =
      new PriorityQueue<>(Comparator.comparingLong(Later::at));
  private int greeted;
  private int open;

  private record Later(long at, Respondent respondent) {}

  private IdleFleet(URI server, boolean returns) throws IOException {
    this.server = server;
    this.returns = returns;
  }

  public static void main(String[] arguments) throws Exception {
    var fleet = new IdleFleet(URI.create(arguments[0]), arguments[3].equals("return"));
    int sockets = Integer.parseInt(arguments[2]);
    fleet.prepare(new Api(fleet.server, arguments[1]), sockets);
    fleet.connect();
    var commands = new ConcurrentLinkedQueue<String>();
    Thread.ofPlatform().daemon().start(() -> read(commands));
    while (true) {
      String command = commands.poll();
      if (command == null) {
        fleet.turn(50);
      } else {
        fleet.obey(command);
      }
    }
  }

  private static void read(ConcurrentLinkedQueue<String> commands) {
    try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      in.lines().forEach(commands::add);
      System.exit(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void prepare(Api api, int sockets) throws Exception {
    api.publishLongSurvey(SURVEY, 3);
    try (ExecutorService creators = Executors.newFixedThreadPool(CREATORS)) {
      List<Future<String>> ids = new ArrayList<>();
      for (int i = 0; i < sockets; i++) {
        ids.add(creators.submit(() -> api.begin(SURVEY)));
      }
      for (Future<String> id : ids) {
        respondents.add(new Respondent(id.get()));
      }
    }
  }

  /// Connects everybody as fast as the server takes them, some hundred at once.
  private void connect() throws IOException {
    long retransmitted = SystemCounters.synsSentAgain();
    long before = System.nanoTime();
    int begun = 0;
    while (greeted < respondents.size()) {
      while (begun < respondents.size() && begun - greeted < AT_ONCE) {
        respondents.get(begun++).connect();
      }
      turn(50);
      if (System.nanoTime() - before > GIVE_UP_AFTER_NANOS) {
        break;
      }
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    long[] waits = waits();
    System.out.printf(
        Locale.ROOT,
        "greeted %d in %.2f s, %.0f a second, p50 %.0f ms, longest %.0f ms, SYN sent again %d%n",
        greeted,
        seconds,
        greeted / seconds,
        waits[waits.length / 2] / 1e6,
        waits[waits.length - 1] / 1e6,
        SystemCounters.synsSentAgain() - retransmitted);
  }

  private void obey(String command) throws IOException {
    switch (command) {
      case "ended" -> {
        await(() -> open == 0);
        System.out.println(ends());
      }
      case "returned" -> {
        await(() -> greeted == respondents.size());
        long[] waits = waits();
        System.out.printf(
            Locale.ROOT,
            "returned %d of %d, p50 %.1f s, p99 %.1f s, longest %.1f s, most attempts %d%n",
            greeted,
            respondents.size(),
            waits[waits.length / 2] / 1e9,
            waits[(int) (waits.length * 0.99)] / 1e9,
            waits[waits.length - 1] / 1e9,
            respondents.stream().mapToInt(r -> r.mostAttempts).max().orElse(0));
      }
      default -> throw new IllegalArgumentException(command);
    }
  }

  private interface Condition {
    boolean holds();
  }

  private void await(Condition condition) throws IOException {
    long end = System.nanoTime() + GIVE_UP_AFTER_NANOS;
    while (!condition.holds() && System.nanoTime() < end) {
      turn(20);
    }
  }

  private void turn(long millis) throws IOException {
    selector.select((SelectionKey key) -> ((WireSocket) key.attachment()).ready(key), millis);
    for (Later next = later.peek();
        next != null && next.at() <= System.nanoTime();
        next = later.peek()) {
      later.remove();
      next.respondent().connect();
    }
  }

  /// How long each waited to be greeted, in order.
  private long[] waits() {
    long[] waits = respondents.stream().mapToLong(respondent -> respondent.waited).toArray();
    Arrays.sort(waits);
    return waits;
  }

  /// With which code how many have ended, and how many of them were told of a restart before.
  private String ends() {
    var codes =
        respondents.stream()
            .collect(Collectors.groupingBy(r -> r.code, TreeMap::new, Collectors.counting()));
    long told = respondents.stream().filter(r -> r.retryAfterMillis > 0).count();
    return "ended " + codes + ", told of a restart " + told;
  }

  /// One who is connected, or wants to be.
  private final class Respondent {
    private final String conversation;
    private boolean isGreeted;
    private long since;
    private long waited;
    private int attempts;
    private int mostAttempts;
    private int code;
    private long retryAfterMillis;

    Respondent(String conversation) {
      this.conversation = conversation;
    }

    void connect() {
      if (since == 0) {
        since = System.nanoTime();
      }
      code = 0;
      open++;
      try {
        var _ = new Line(this);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void greeted() {
      isGreeted = true;
      greeted++;
      waited = System.nanoTime() - since;
      mostAttempts = Math.max(mostAttempts, attempts);
      attempts = 0;
      retryAfterMillis = 0;
    }

    void ended(int how) {
      open--;
      code = how;
      if (isGreeted) {
        isGreeted = false;
        greeted--;
        since = System.nanoTime();
      }
      if (returns) {
        long wait =
            how == 4412 && retryAfterMillis > 0
                ? retryAfterMillis
                : (long)
                    (random.nextDouble() * Math.min(1_000L << Math.min(++attempts, 10), 10_000));
        later.add(new Later(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait), this));
      }
    }
  }

  private final class Line extends WireSocket {
    private static final String RETRY_AFTER = "\"retry_after_ms\":";

    private final Respondent respondent;

    Line(Respondent respondent) throws IOException {
      super(selector, server, "/ws/" + respondent.conversation);
      this.respondent = respondent;
    }

    @Override
    void text(byte[] buffer, int offset, int length) {
      String text = new String(buffer, offset, length, StandardCharsets.UTF_8);
      if (text.startsWith("{\"type\":\"history\"")) {
        respondent.greeted();
      } else if (text.startsWith("{\"type\":\"restarting\"")) {
        int at = text.indexOf(RETRY_AFTER) + RETRY_AFTER.length();
        respondent.retryAfterMillis = Long.parseLong(text.substring(at).replaceAll("\\D.*", ""));
      }
    }

    @Override
    void ended(int code) {
      respondent.ended(code);
    }
  }
}
