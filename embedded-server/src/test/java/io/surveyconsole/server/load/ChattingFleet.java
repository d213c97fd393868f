package io.surveyconsole.server.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Conversations of several tabs each, over lines that are cut all the time, with answers that are
/// sent again: `ADDRESS TOKEN CONVERSATIONS TABS QUESTIONS SEED`.
///
/// Every tab holds every frame against what it has seen: together with its own acks that must be 1,
/// 2, 3 … without a gap or a repeat, whatever happened to its lines. Prints one line of figures,
/// and a line for everything that was not so.
public final class ChattingFleet {
  static final String SURVEY = "fleet";

  private static final double SENT_AGAIN = 0.10;
  private static final double CUT_SENDING = 0.03;
  private static final double CUT_READING = 0.01;
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long GIVE_UP_AFTER_NANOS = TimeUnit.MINUTES.toNanos(20);
  private static final int SHOWN = 20;

  private final JsonMapper json = new JsonMapper();
  private final URI server;
  private final Random random;
  private final Selector selector;
  private final PriorityQueue<Later> later =
      new PriorityQueue<>(Comparator.comparingLong(Later::at));
  private final List<String> violations = new ArrayList<>();
  private int open;
  private int acks;
  private int repeats;
  private int repeatedAcks;
  private int cuts;
  private int lines;

  private record Later(long at, Runnable work) {}

  private ChattingFleet(URI server, long seed) throws IOException {
    this.server = server;
    this.random = new Random(seed);
    this.selector = Selector.open();
  }

  public static void main(String[] arguments) throws Exception {
    var server = URI.create(arguments[0]);
    var fleet = new ChattingFleet(server, Long.parseLong(arguments[5]));
    var api = new Api(server, arguments[1]);
    int conversations = Integer.parseInt(arguments[2]);
    int tabs = Integer.parseInt(arguments[3]);
    api.publishLongSurvey(SURVEY, Integer.parseInt(arguments[4]));
    var ids = new ArrayList<String>();
    for (int i = 0; i < conversations; i++) {
      ids.add(api.begin(SURVEY));
    }
    List<List<Tab>> all = new ArrayList<>();
    for (String id : ids) {
      var together = new ArrayList<Tab>();
      for (int tab = 0; tab < tabs; tab++) {
        together.add(fleet.new Tab(id, tab));
      }
      all.add(together);
    }
    fleet.open = conversations * tabs;
    all.forEach(together -> together.forEach(Tab::connect));
    fleet.run();
    for (List<Tab> together : all) {
      fleet.compare(api, together);
    }
    fleet.report();
    System.exit(0);
  }

  private void run() throws IOException {
    long end = System.nanoTime() + GIVE_UP_AFTER_NANOS;
    while (open > 0 && System.nanoTime() < end) {
      selector.select((SelectionKey key) -> ((WireSocket) key.attachment()).ready(key), 20);
      for (Later next = later.peek();
          next != null && next.at() <= System.nanoTime();
          next = later.peek()) {
        later.remove();
        next.work().run();
      }
    }
    if (open > 0) {
      violation("%d tabs did not come to the end".formatted(open));
    }
  }

  private void violation(String text) {
    violations.add(text);
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private void soon(Runnable work) {
    later.add(
        new Later(System.nanoTime() + (long) (random.nextDouble() * LONGEST_PAUSE_NANOS), work));
  }

  /// What the tabs saw is what is stored.
  private void compare(Api api, List<Tab> together) throws IOException, InterruptedException {
    String id = together.getFirst().conversation;
    List<String> stored = new ArrayList<>();
    for (JsonNode message : api.get("/conversations/" + id + "/messages")) {
      stored.add(message.get("content").asText());
      if (message.get("seq").asInt() != stored.size()) {
        violation(id + " is stored with a gap at " + stored.size());
      }
    }
    if (stored.stream().filter(content -> content.startsWith("tab ")).distinct().count()
        != stored.stream().filter(content -> content.startsWith("tab ")).count()) {
      violation(id + " holds an answer twice");
    }
    for (Tab tab : together) {
      if (!tab.seen.equals(stored)) {
        violation(tab + " saw " + tab.seen.size() + " messages of " + stored.size());
      }
    }
  }

  private void report() {
    System.out.printf(
        "%d acks, %d answers sent again of which %d were repeats, %d lines of which %d were cut,"
            + " %d violations%n",
        acks, repeats, repeatedAcks, lines, cuts, violations.size());
    violations.stream().limit(SHOWN).forEach(System.out::println);
  }

  /// One of a conversation's tabs, over all its lines.
  private final class Tab {
    final String conversation;
    private final int number;

    /// The messages 1, 2, 3 … as far as they are known.
    final List<String> seen = new ArrayList<>();

    private final Map<String, Integer> acked = new HashMap<>();
    private int written;
    private @Nullable String pending;
    private boolean finished;
    private @Nullable Line line;

    Tab(String conversation, int number) {
      this.conversation = conversation;
      this.number = number;
    }

    @Override
    public String toString() {
      return "tab " + number + " of " + conversation;
    }

    void connect() {
      if (finished) {
        return;
      }
      lines++;
      try {
        line = new Line(this, seen.size());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void frame(JsonNode frame) {
      switch (frame.get("type").asText()) {
        case "state", "resumed", "reconnect_success", "completed" -> {}
        case "history" -> {
          frame.get("messages").forEach(this::learn);
          say();
        }
        case "message" -> {
          learn(frame);
          say();
        }
        case "ack" -> ack(frame);
        case "error" -> {
          if (!frame.get("message").asText().contains("finished")) {
            violation(this + " got " + frame);
          }
          pending = null; // another tab gave the last answer
        }
        default -> violation(this + " got " + frame);
      }
    }

    /// A message must be the next one.
    private void learn(JsonNode message) {
      next(message.get("seq").asInt(), message.get("content").asText());
      if (message.has("client_message_id")
          && message.get("client_message_id").asText().equals(pending)) {
        acked.put(message.get("client_message_id").asText(), seen.size());
        pending = null; // the ack was lost
      }
    }

    private void next(int seq, String content) {
      if (seq != seen.size() + 1) {
        violation("%s got message %d after %d".formatted(this, seq, seen.size()));
      }
      seen.add(content);
    }

    private void ack(JsonNode ack) {
      acks++;
      String id = ack.get("client_message_id").asText();
      int seq = ack.get("seq").asInt();
      if (ack.path("duplicate").asBoolean()) {
        repeatedAcks++;
        Integer before = acked.get(id);
        if (before != null && before != seq) {
          violation("%s: %s was %d and is %d".formatted(this, id, before, seq));
        }
        if (before == null) {
          violation("%s: %s is a repeat, but was in no history".formatted(this, id));
        }
        return;
      }
      if (!id.equals(pending)) {
        violation("%s got an ack of %s, which is not under way".formatted(this, id));
      }
      next(seq, content(id));
      acked.put(id, seq);
      pending = null;
      if (chance(SENT_AGAIN)) {
        again(id);
      }
    }

    private void again(String id) {
      repeats++;
      Line now = line;
      if (now != null) {
        now.send(frame(id));
      }
    }

    private String content(String id) {
      return "tab %d says %s".formatted(number, id);
    }

    private String frame(String id) {
      return "{\"content\":\"" + content(id) + "\",\"client_message_id\":\"" + id + "\"}";
    }

    /// Says the next thing, or what was not acknowledged once more.
    private void say() {
      Line now = line;
      if (now == null || now.isOver()) {
        return;
      }
      boolean repeat = pending != null;
      if (repeat && now.said) {
        return; // it is under way on this line
      }
      String id = repeat ? pending : number + "-" + ++written;
      if (repeat) {
        repeats++;
      }
      pending = id;
      now.said = true;
      if (chance(CUT_SENDING)) {
        cuts++;
        now.sendPartly(frame(id == null ? "" : id), random.nextDouble());
      } else {
        now.send(frame(id == null ? "" : id));
      }
    }

    void ended(int code) {
      line = null;
      if (code == 1000) {
        finished = true;
        open--;
      } else if (code == WireSocket.CUT) {
        soon(this::connect);
      } else {
        violation(this + " was closed with " + code);
        open--;
      }
    }
  }

  /// One line of a tab's.
  private final class Line extends WireSocket {
    private final Tab tab;
    private boolean said;

    Line(Tab tab, int known) throws IOException {
      super(
          selector,
          server,
          "/ws/" + tab.conversation + "?last_seq=" + known + (known > 0 ? "&reconnect=true" : ""));
      this.tab = tab;
    }

    @Override
    void text(byte[] buffer, int offset, int length) throws IOException {
      if (chance(CUT_READING)) {
        cuts++;
        cut(); // what has come is thrown away
        return;
      }
      JsonNode frame = json.readTree(buffer, offset, length);
      if (frame.get("type").asText().equals("ack")) {
        said = false;
      }
      tab.frame(frame);
    }

    @Override
    void ended(int code) {
      tab.ended(code);
    }
  }
}
