package io.surveyconsole.server.feed;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.surveyconsole.server.access.Operator;
import io.surveyconsole.server.api.ApiJson;
import io.surveyconsole.server.api.FeedMessage;
import io.surveyconsole.server.api.Gauges;
import io.surveyconsole.server.api.Refusal;
import io.surveyconsole.server.events.ServerEvents;
import io.surveyconsole.server.events.ServerFact;
import io.surveyconsole.server.events.Watch;
import io.surveyconsole.server.schedule.Repeating;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// Keeps every console up to date: notes facts as they happen, and sends each console one batch
/// every [#BATCH_EVERY] with the newest state of what has changed since its last one.
///
/// A batch is written once for all of them. A console that reads slowly gets fewer, larger batches;
/// the server never waits for it.
public final class Feed implements AutoCloseable {
  static final Duration BATCH_EVERY = Duration.ofMillis(100);
  private static final Duration GAUGES_EVERY = Duration.ofSeconds(1);

  /// What the feed cannot count itself.
  ///
  /// @param connections open respondents' connections
  /// @param storeProblem null while the store works
  public record Measured(
      int connections, double syncMillis, int writeQueue, @Nullable String storeProblem) {}

  private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
  private final LongAdder answers = new LongAdder();
  private final ConcurrentMap<Refusal, LongAdder> refused = new ConcurrentHashMap<>();
  private final Watch watching;
  private final Supplier<Measured> measure;
  private final Predicate<Operator> isOperator;
  private long answersBefore;
  private final Object lock = new Object();
  private final ObjectWriter writer = ApiJson.mapper().writerFor(FeedMessage.class);
  private Batch noted = new Batch();
  private volatile Gauges gauges = Gauges.none();

  /// @param isOperator whether the token is still good with which a console came
  public Feed(
      ServerEvents events,
      ScheduledExecutorService scheduler,
      Supplier<Measured> measure,
      Predicate<Operator> isOperator) {
    this.measure = measure;
    this.isOperator = isOperator;
    this.watching = events.watch(this::note);
    Repeating.every(scheduler, BATCH_EVERY, "a batch of the feed", this::sendBatches);
    Repeating.every(scheduler, GAUGES_EVERY, "the feed's figures", this::measureGauges);
  }

  /// From now on it gets what changes.
  Subscriber subscribe(Operator operator, Session session) {
    var subscriber = new Subscriber(operator, session, writer);
    var first = new Batch();
    first.note(gauges);
    subscriber.send(first);
    subscribers.add(subscriber);
    return subscriber;
  }

  void remove(Subscriber subscriber) {
    subscribers.remove(subscriber);
  }

  /// How many consoles watch.
  public int watchers() {
    return subscribers.size();
  }

  @Override
  public void close() {
    watching.close();
    subscribers.forEach(Subscriber::close);
  }

  private void note(ServerFact fact) {
    switch (fact) {
      case ServerFact.ConversationChanged changed -> {
        synchronized (lock) {
          noted.note(changed.conversation());
        }
      }
      case ServerFact.ConnectionChanged changed -> {
        synchronized (lock) {
          noted.note(changed.connection());
        }
      }
      case ServerFact.AnswerStored _ -> answers.increment();
      case ServerFact.Refused refused -> counter(refused.what()).increment();
    }
  }

  private LongAdder counter(Refusal what) {
    return refused.computeIfAbsent(what, _ -> new LongAdder());
  }

  private Map<String, Long> refused() {
    return refused.entrySet().stream()
        .collect(
            Collectors.toMap(entry -> entry.getKey().wireName(), entry -> entry.getValue().sum()));
  }

  private void sendBatches() {
    Batch batch;
    synchronized (lock) {
      batch = noted;
      noted = new Batch();
    }
    for (Subscriber subscriber : subscribers) {
      if (!isOperator.test(subscriber.operator())) {
        subscriber.refuse();
      } else if (subscriber.isStalled()) {
        subscriber.cut();
      } else {
        subscriber.send(batch);
      }
    }
  }

  private void measureGauges() {
    Measured measured = measure.get();
    long total = answers.sum();
    var now =
        new Gauges(
            measured.connections(),
            total,
            total - answersBefore,
            measured.syncMillis(),
            measured.writeQueue(),
            refused(),
            measured.storeProblem());
    answersBefore = total;
    if (!now.equals(gauges)) {
      gauges = now;
      synchronized (lock) {
        noted.note(now);
      }
    }
  }
}
