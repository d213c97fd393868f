package io.surveyconsole.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.surveyconsole.server.keys.DatabaseKeys;
import io.surveyconsole.server.model.ConnectionId;
import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Customer;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.model.EndedConnection;
import io.surveyconsole.server.model.Message;
import io.surveyconsole.server.model.RespondentToken;
import io.surveyconsole.server.model.Status;
import io.surveyconsole.server.model.SurveyVersion;
import io.surveyconsole.server.model.TokenHash;
import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.server.storage.ConnectionStore;
import io.surveyconsole.server.storage.StoreException;
import io.surveyconsole.server.storage.StoreUnavailableException;
import io.surveyconsole.server.storage.SurveyStore;
import io.surveyconsole.server.storage.jdbc.JdbcStore;
import io.surveyconsole.server.storage.jdbc.h2.H2Engine;
import io.surveyconsole.survey.model.SurveyId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionRecordIT {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final ConversationId CONVERSATION = new ConversationId("a");
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir private Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private JdbcStore store;

  @BeforeEach
  void open() {
    store = JdbcStore.open(new H2Engine(folder.toString(), DatabaseKeys.none()));
    var maya = new Customer(new CustomerId("m"), "Maya", "maya@example.com");
    var survey = new SurveyVersion.Key(new SurveyId("s"), 1);
    store.customers().add(maya);
    store.surveys().publish(new SurveyStore.Stored(survey, "Survey", "{\"id\":\"s\"}", NOW));
    store
        .conversations()
        .begin(
            new Conversation(
                CONVERSATION,
                maya,
                survey,
                "Survey",
                false,
                Status.ACTIVE,
                0,
                2,
                1,
                Sender.BOT,
                "Hello",
                NOW,
                NOW,
                null),
            new Message(1, Sender.BOT, "Hello", NOW, null),
            new RespondentToken(TokenHash.of("t"), CONVERSATION, NOW));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static EndedConnection ended(int number, Instant closed) {
    return new EndedConnection(
        new ConnectionId("k" + number),
        CONVERSATION,
        "Maya",
        "Survey",
        false,
        "192.0.2.1:4711",
        "Browser",
        false,
        0,
        NOW.minusSeconds(60),
        NOW,
        12L,
        1,
        2,
        3,
        4,
        closed,
        1001,
        "");
  }

  private static ConnectionRecord record(ConnectionStore into, @Nullable Duration kept) {
    var record = new ConnectionRecord(into, kept, CLOCK);
    record.start();
    return record;
  }

  private static void add(ConnectionRecord record, int from, int to) {
    for (int number = from; number < to; number++) {
      record.add(ended(number, NOW));
    }
  }

  private int stored() {
    return store.connections().newest(NOW.minus(Duration.ofDays(1_000)), 100_000).size();
  }

  private void awaitStored(int connections) {
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(stored()).isEqualTo(connections));
  }

  @Test
  void recordsSoonAndTellsMeanwhileWhatItWillRecord() {
    var record = record(store.connections(), null);
    add(record, 0, 3);
    assertThat(record.of(CONVERSATION, 10)).hasSize(3);
    assertThat(record.of(CONVERSATION, 2)).hasSize(2);
    assertThat(record.of(new ConversationId("other"), 10)).isEmpty();
    awaitStored(3);
    assertThat(record.of(CONVERSATION, 10)).hasSize(3);
    record.end(LONG);
  }

  @Test
  void writesFiveThousandThatEndWithTheServerInAFewBatches() {
    var record = record(store.connections(), null);
    long before = store.batches();
    add(record, 0, 5_000);
    record.end(LONG);
    assertThat(stored()).isEqualTo(5_000);
    assertThat(store.batches() - before).isBetween(5L, 60L);
  }

  @Test
  void goesOnWhenTheStoreWasAwayAndRecordsNoneTwice() {
    var attempts = new AtomicInteger();
    var record =
        record(
            new Passing(store.connections()) {
              @Override
              public void add(List<EndedConnection> ended) {
                super.add(ended);
                if (attempts.getAndIncrement() == 0) {
                  throw new StoreUnavailableException("stored, but nobody knows");
                }
              }
            },
            null);
    add(record, 0, 3);
    Awaitility.await().atMost(LONG).until(() -> attempts.get() >= 2);
    add(record, 3, 4);
    record.end(LONG);
    assertThat(stored()).isEqualTo(4);
  }

  @Test
  void losesOneThatIsRefusedAndNoOtherWithIt() {
    var record =
        record(
            new Passing(store.connections()) {
              @Override
              public void add(List<EndedConnection> ended) {
                if (ended.stream().anyMatch(one -> one.id().value().equals("k1"))) {
                  throw new StoreException("refused");
                }
                super.add(ended);
              }
            },
            null);
    add(record, 0, 4);
    record.end(LONG);
    assertThat(store.connections().newest(NOW, 10))
        .extracting(one -> one.id().value())
        .containsExactly("k3", "k2", "k0");
  }

  @Test
  void holdsNobodyUpWhenTheStoreDoesNotAnswer() {
    var answers = new CountDownLatch(1);
    var record =
        record(
            new Passing(store.connections()) {
              @Override
              public void add(List<EndedConnection> ended) {
                try {
                  answers.await();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              }
            },
            null);
    try {
      assertTimeoutPreemptively(
          Duration.ofMinutes(1),
          () -> {
            add(record, 0, 30_000); // more than it has room for
            record.end(Duration.ofMillis(50));
            record.add(ended(1, NOW));
          });
    } finally {
      answers.countDown();
    }
  }

  @Test
  void removesWhatIsOlderThanItIsKept() {
    List<EndedConnection> old = new ArrayList<>();
    for (int i = 0; i < 450; i++) { // more than are removed at once
      old.add(ended(i, NOW.minus(Duration.ofDays(91))));
    }
    store.connections().add(old);
    store.connections().add(List.of(ended(1_000, NOW.minus(Duration.ofDays(89)))));
    var record = record(store.connections(), Duration.ofDays(90));
    awaitStored(1);
    record.end(LONG);
  }

  @Test
  void keepsEverythingWhereItIsKeptForEver() {
    store.connections().add(List.of(ended(1, NOW.minus(Duration.ofDays(999)))));
    var record = record(store.connections(), null);
    add(record, 2, 3);
    awaitStored(2);
    record.end(LONG);
    assertThat(stored()).isEqualTo(2);
  }

  /// A store that passes on what it is asked.
  private static class Passing implements ConnectionStore {
    private final ConnectionStore real;

    Passing(ConnectionStore real) {
      this.real = real;
    }

    @Override
    public void add(List<EndedConnection> ended) {
      real.add(ended);
    }

    @Override
    public List<EndedConnection> of(ConversationId conversation, int limit) {
      return real.of(conversation, limit);
    }

    @Override
    public List<EndedConnection> newest(Instant since, int limit) {
      return real.newest(since, limit);
    }

    @Override
    public int removeOldest(Instant before, int limit) {
      return real.removeOldest(before, limit);
    }
  }
}
