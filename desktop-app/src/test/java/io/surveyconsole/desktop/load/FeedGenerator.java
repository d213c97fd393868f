package io.surveyconsole.desktop.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.websocket.WsConnectContext;
import io.surveyconsole.server.api.ApiJson;
import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.FeedMessage;
import io.surveyconsole.server.api.Gauges;
import io.surveyconsole.server.api.MessageView;
import io.surveyconsole.server.api.Paths;
import io.surveyconsole.server.protocol.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/// A server that only speaks the console's feed, in a process of its own: `ROWS
/// CHANGES_PER_SECOND`. It begins with so many conversations, of which each tenth is connected, and
/// changes so many rows every second, drawn evenly. One change in a thousand is a new conversation
/// and one in a thousand a connection that opens or ends. Prints its port; ends with its standard
/// input.
public final class FeedGenerator {
  private static final int CHUNK = 500;
  private static final int BATCHES_PER_SECOND = 10;
  private static final int QUESTIONS = 8;
  private static final int MESSAGES = 400;
  private static final String[] NAMES = {
    "Maya Okonkwo", "Jonas Weber", "Aiko Tanaka", "Luís Ferreira", "Ingrid Solberg", "Tom Baker",
    "Noor Haddad", "Petra Novák", "Sam O’Brien", "Chen Wei", "Fatima Zahra", "Oleg Petrov",
  };
  private static final String[] SURVEYS = {
    "Support NPS", "Event feedback", "Employee pulse", "Product fit",
  };
  private static final String[] WORDS = {
    "It took three calls until somebody could help me", "9", "The keynote was too long", "2",
    "No, thank you", "I would rather not say", "Because the app is slow in the morning", "Great!",
  };

  private final ObjectWriter writer = ApiJson.mapper().writerFor(FeedMessage.class);
  private final Random random = new Random(20);
  private final List<ConversationSummary> rows = new ArrayList<>();
  private final List<ConnectionView> connections = new ArrayList<>();
  private final int changesPerBatch;

  private FeedGenerator(int count, int changesPerSecond) {
    changesPerBatch = changesPerSecond / BATCHES_PER_SECOND;
    Instant begun = Instant.now().minusSeconds(count);
    for (int number = 0; number < count; number++) {
      rows.add(begin(number, begun.plusSeconds(number)));
      if (number % 10 == 0) {
        connections.add(connection(number));
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    var generator =
        new FeedGenerator(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    var javalin =
        Javalin.create(settings -> {
          settings.startup.showJavalinBanner = false;
          settings.routes.ws(Paths.FEED, ws -> ws.onConnect(generator::feed));
          settings.routes.get("/conversations/{id}/messages", FeedGenerator::messages);
          settings.routes.get(
              "/conversations/{id}/connections",
              ctx -> ctx.contentType("application/json").result("[]"));
          settings.routes.get("/surveys", ctx -> ctx.contentType("application/json").result("[]"));
          settings.routes.get(
              "/customers", ctx -> ctx.contentType("application/json").result("[]"));
        });
    javalin.start("127.0.0.1", 0);
    System.out.println(javalin.port());
    while (System.in.read() >= 0) {}
    System.exit(0);
  }

  private static void messages(Context ctx) throws JsonProcessingException {
    long after = ctx.queryParamAsClass("after_seq", Long.class).getOrDefault(0L);
    long before = ctx.queryParamAsClass("before_seq", Long.class).getOrDefault(Long.MAX_VALUE);
    int limit = ctx.queryParamAsClass("limit", Integer.class).getOrDefault(MESSAGES);
    List<MessageView> found =
        LongStream.rangeClosed(Math.max(after + 1, 1), Math.min(before - 1, MESSAGES))
            .mapToObj(FeedGenerator::message)
            .toList();
    List<MessageView> page =
        found.subList(Math.max(0, found.size() - limit), found.size()); // the newest of them
    ctx.contentType("application/json").result(ApiJson.mapper().writeValueAsString(page));
  }

  private static MessageView message(long seq) {
    return new MessageView(
        seq % 2 == 1 ? Sender.BOT : Sender.USER,
        WORDS[(int) seq % WORDS.length],
        Instant.now().minusSeconds(4_000 - seq),
        seq);
  }

  private void feed(WsConnectContext ctx) {
    ctx.enableAutomaticPings();
    send(ctx, new FeedMessage.Hello("generator", "0"));
    for (int from = rows.size(); from > 0; from -= CHUNK) {
      send(
          ctx,
          new FeedMessage.Changes(
              rows.subList(Math.max(0, from - CHUNK), from).reversed(), List.of(), null));
    }
    for (int from = 0; from < connections.size(); from += CHUNK) {
      int to = Math.min(connections.size(), from + CHUNK);
      send(ctx, new FeedMessage.Changes(List.of(), connections.subList(from, to), null));
    }
    send(ctx, new FeedMessage.Live(rows.size()));
    if (changesPerBatch > 0) {
      var _ =
          Executors.newSingleThreadScheduledExecutor()
              .scheduleAtFixedRate(
                  () -> send(ctx, changes()), 0, 1_000 / BATCHES_PER_SECOND, TimeUnit.MILLISECONDS);
    }
  }

  private void send(WsConnectContext ctx, FeedMessage message) {
    try {
      ctx.session.sendText(
          writer.writeValueAsString(message),
          org.eclipse.jetty.websocket.api.Callback.from(() -> {}, failure -> System.exit(1)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private FeedMessage changes() {
    Instant now = Instant.now();
    var changed = new ArrayList<ConversationSummary>(changesPerBatch);
    var lines = new ArrayList<ConnectionView>();
    var touched = new HashSet<Integer>();
    int few = changesPerBatch / 1_000;
    for (int i = 0; i < few; i++) {
      rows.add(begin(rows.size(), now));
      changed.add(rows.getLast());
      int place = random.nextInt(connections.size());
      ConnectionView line = connections.get(place);
      int next = random.nextInt(rows.size());
      connections.set(place, connection(next));
      lines.add(ended(line, now));
      lines.add(connections.get(place));
    }
    while (changed.size() < changesPerBatch - 2 * few) {
      int place = random.nextInt(rows.size());
      if (touched.add(place)) {
        rows.set(place, answered(rows.get(place), now));
        changed.add(rows.get(place));
      }
    }
    return new FeedMessage.Changes(
        changed,
        lines,
        new Gauges(connections.size(), 0, changesPerBatch * 10.0, 0.8, 0, Map.of(), null));
  }

  private static ConversationSummary begin(int number, Instant at) {
    String name = NAMES[number % NAMES.length] + " " + number;
    return new ConversationSummary(
        "c%031x".formatted(number),
        "customer-" + number,
        name,
        "respondent" + number + "@example.com",
        "survey-" + number % SURVEYS.length,
        SURVEYS[number % SURVEYS.length],
        3,
        "active",
        false,
        number % QUESTIONS,
        QUESTIONS,
        number % QUESTIONS * 100 / QUESTIONS,
        400,
        Sender.BOT,
        WORDS[number % WORDS.length],
        at,
        at,
        null);
  }

  private ConversationSummary answered(ConversationSummary row, Instant now) {
    int index = (row.questionIndex() + 1) % QUESTIONS;
    return new ConversationSummary(
        row.id(),
        row.customerId(),
        row.customerName(),
        row.customerEmail(),
        row.surveyId(),
        row.surveyName(),
        row.surveyVersion(),
        "active",
        false,
        index,
        QUESTIONS,
        index * 100 / QUESTIONS,
        row.lastSeq() + 2,
        Sender.BOT,
        WORDS[random.nextInt(WORDS.length)],
        row.createdAt(),
        now,
        null);
  }

  private ConnectionView connection(int conversation) {
    ConversationSummary row = rows.get(conversation);
    Instant now = Instant.now();
    return new ConnectionView(
        "k" + Long.toHexString(random.nextLong()),
        row.id(),
        row.customerName(),
        row.surveyName(),
        false,
        1,
        2,
        "10.0.0." + conversation % 250 + ":50000",
        "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
        false,
        0,
        now,
        now,
        24L,
        1,
        2,
        16,
        900,
        0,
        0,
        null,
        null,
        null);
  }

  private static ConnectionView ended(ConnectionView line, Instant now) {
    return new ConnectionView(
        line.id(),
        line.conversationId(),
        line.customerName(),
        line.surveyName(),
        line.test(),
        line.questionIndex(),
        line.totalQuestions(),
        line.address(),
        line.client(),
        line.reconnection(),
        line.reconnects(),
        line.openedAt(),
        line.lastActivityAt(),
        line.roundTripMillis(),
        line.messagesIn(),
        line.messagesOut(),
        line.bytesIn(),
        line.bytesOut(),
        0,
        0,
        now,
        1001,
        "page closed");
  }
}
