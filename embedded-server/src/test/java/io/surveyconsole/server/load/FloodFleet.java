package io.surveyconsole.server.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Respondents who say much at an even rate and are never done: `ADDRESS TOKEN CONVERSATIONS
/// EACH_PER_SECOND`. Prints the ids of their conversations, then `talking`; ends when its input
/// does.
public final class FloodFleet {
  private static final String WORDS = "many words, which are no option, ".repeat(110);

  private final Selector selector = Selector.open();
  private final URI server;
  private int talking;

  private FloodFleet(URI server) throws IOException {
    this.server = server;
  }

  public static void main(String[] arguments) throws Exception {
    var fleet = new FloodFleet(URI.create(arguments[0]));
    var api = new Api(fleet.server, arguments[1]);
    int conversations = Integer.parseInt(arguments[2]);
    var ids = new ArrayList<String>();
    for (int i = 0; i < conversations; i++) {
      ids.add(api.begin("1")); // it wants one of its options
    }
    System.out.println(String.join(" ", ids));
    Thread.ofPlatform().daemon().start(FloodFleet::endWithTheInput);
    fleet.talk(ids, Double.parseDouble(arguments[3]));
  }

  private static void endWithTheInput() {
    try {
      while (System.in.read() >= 0) {
        // until it is closed
      }
      System.exit(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void talk(List<String> ids, double eachPerSecond) throws IOException {
    var talkers = new ArrayList<Talker>();
    for (String id : ids) {
      talkers.add(new Talker(id));
    }
    boolean told = false;
    long every = (long) (TimeUnit.SECONDS.toNanos(1) / eachPerSecond / ids.size());
    long due = 0;
    for (int next = 0; ; ) {
      selector.select((SelectionKey key) -> ((WireSocket) key.attachment()).ready(key), 1);
      if (talking < ids.size()) {
        continue;
      }
      if (!told) {
        told = true;
        System.out.println("talking");
        due = System.nanoTime();
      }
      while (due <= System.nanoTime()) {
        talkers.get(next++ % talkers.size()).say();
        due += every;
      }
    }
  }

  private final class Talker extends WireSocket {
    private boolean mayTalk;

    Talker(String conversation) throws IOException {
      super(selector, server, "/ws/" + conversation);
    }

    void say() {
      if (mayTalk) {
        mayTalk = false;
        send("{\"content\":\"" + WORDS + "\"}");
      }
    }

    @Override
    void text(byte[] buffer, int offset, int length) {
      char kind = (char) buffer[offset + 9];
      if (kind == 'h') {
        talking++;
        mayTalk = true;
      } else if (kind == 'm') {
        mayTalk = true;
      }
    }

    @Override
    void ended(int code) {
      throw new IllegalStateException("a talker was closed with " + code);
    }
  }
}
