package io.surveyconsole.server.storage.jdbc.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.StoreOpenException;
import io.surveyconsole.server.storage.jdbc.Answering;
import io.surveyconsole.server.storage.jdbc.JdbcStore;
import io.surveyconsole.server.testing.CutLine;
import io.surveyconsole.server.testing.PostgresServer;
import io.surveyconsole.server.testing.Size;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The line to PostgreSQL is cut, at COMMIT above all; it is killed; another node comes.
@Tag("faults")
class PostgresTroubleIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// Which words stand for a commit on the line. The driver names them only if it prepares nothing.
  private static final CutLine.Cut ON_ITS_WAY = new CutLine.Cut(true, "COMMIT");

  private static final CutLine.Cut CONFIRMED = new CutLine.Cut(false, "COMMIT\0");

  private final PostgresServer server = PostgresServer.shared();
  private final String database = server.newDatabase();

  private Store open(int port, Duration patience) {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?prepareThreshold=0";
    return JdbcStore.open(
        new PostgresEngine(new Postgres(url, PostgresServer.user(), null), patience),
        Duration.ofMillis(50));
  }

  private static List<Answering> people(String name) {
    return List.of(new Answering(name + 1), new Answering(name + 2), new Answering(name + 3));
  }

  /// Lets them answer until the condition holds.
  ///
  /// @return false if the store has refused somebody
  private static boolean answer(Store store, List<Answering> people, BooleanSupplier enough) {
    var goOn = new AtomicBoolean(true);
    var allTaken = new AtomicBoolean(true);
    var threads =
        people.stream()
            .map(person ->
                Thread.ofVirtual()
                    .start(() -> {
                      if (!person.answer(store, goOn, Integer.MAX_VALUE)) {
                        allTaken.set(false);
                      }
                    }))
            .toList();
    Awaitility.await().atMost(PATIENCE).until(enough::getAsBoolean);
    goOn.set(false);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return allTaken.get();
  }

  private static int confirmed(List<Answering> people) {
    return people.stream().mapToInt(Answering::confirmed).sum();
  }

  @Test
  void losesNothingAndStoresNothingTwiceWhenTheLineIsCutAtCommit() throws Exception {
    int cuts = Size.of(12, 200);
    var random = new Random(7);
    try (var line = new CutLine(server.port());
        var store = open(line.port(), PATIENCE)) {
      Answering.prepare(store);
      var all = new ArrayList<Answering>();
      for (int cut = 0; cut < cuts; cut++) {
        int before = line.cuts();
        line.cutAt(random.nextBoolean() ? ON_ITS_WAY : CONFIRMED);
        var people = people("cut" + cut + "-");
        assertThat(answer(store, people, () -> line.cuts() > before && confirmed(people) > 20))
            .as("nobody is refused, because PostgreSQL itself answers")
            .isTrue();
        all.addAll(people);
      }
      assertThat(line.cuts()).isEqualTo(cuts);
      all.forEach(person -> person.expectAllIn(store));
      System.out.printf("%d cuts at COMMIT, %d confirmed answers%n", cuts, confirmed(all));
    }
  }

  @Test
  void goesOnWhenItsSessionIsEnded() {
    try (var store = open(server.port(), PATIENCE)) {
      Answering.prepare(store);
      var people = people("ended");
      var ended = new AtomicBoolean();
      assertThat(
              answer(
                  store,
                  people,
                  () -> {
                    if (confirmed(people) > 20 && ended.compareAndSet(false, true)) {
                      server.execute(
                          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                              + database
                              + "'");
                    }
                    return ended.get() && confirmed(people) > 60;
                  }))
          .isTrue();
      people.forEach(person -> person.expectAllIn(store));
    }
  }

  @Test
  void refusesASecondNodeInWordsUntilTheFirstHasGone() {
    try (var first = open(server.port(), PATIENCE)) {
      assertThat(first.failure()).isEmpty();
      assertThatThrownBy(() -> open(server.port(), Duration.ofMillis(300)))
          .isInstanceOfSatisfying(
              StoreOpenException.class,
              refused -> {
                assertThat(refused.kind()).isEqualTo(StoreOpenException.Kind.IN_USE);
                assertThat(refused.explanation())
                    .contains("in use by another node, connected from 127.0.0.1 since 20")
                    .doesNotContain("prepareThreshold");
              });
      assertThat(first.failure()).isEmpty();
    }
    try (var second = open(server.port(), PATIENCE)) {
      assertThat(second.failure()).isEmpty();
    }
  }

  /// Should the lock not hold, as behind a pooler that shares sessions, the number of the batch
  /// still tells that somebody else writes.
  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void confirmsNothingWhenSomebodyElseHasWritten(int batches) throws Exception {
    try (var store = open(server.port(), Duration.ofSeconds(5))) {
      Answering.prepare(store);
      try (var other = DriverManager.getConnection(server.url(database), "postgres", "");
          var statement = other.createStatement()) {
        statement.execute(
            "update write_position set writer = 'somebody', batch = batch + " + batches);
      }
      var person = new Answering("late" + batches);
      assertThat(person.answer(store, new AtomicBoolean(true), 1)).isFalse();
      assertThat(person.confirmed()).isZero();
      Awaitility.await().atMost(PATIENCE).until(() -> store.failure().isEmpty());
      person.expectAllIn(store);
    }
  }

  @Test
  void stopsWhenPostgresStaysAwayAndGoesOnWhenItIsBack(@TempDir Path folder) {
    try (var own = PostgresServer.start(folder)) {
      var engine =
          new PostgresEngine(
              new Postgres(own.url(own.newDatabase()), PostgresServer.user(), null),
              Duration.ofSeconds(1));
      try (var store = JdbcStore.open(engine, Duration.ofMillis(100))) {
        Answering.prepare(store);
        var before = people("before");
        var killed = new AtomicBoolean();
        boolean allTaken =
            answer(
                store,
                before,
                () -> {
                  if (confirmed(before) > 50 && killed.compareAndSet(false, true)) {
                    own.kill();
                  }
                  return killed.get() && store.failure().isPresent();
                });
        assertThat(allTaken).isFalse();
        assertThat(store.failure().orElseThrow()).contains("PostgreSQL");
        own.startAgain();
        Awaitility.await().atMost(PATIENCE).until(() -> store.failure().isEmpty());
        before.forEach(person -> person.expectAllIn(store));
        var after = people("after");
        assertThat(answer(store, after, () -> confirmed(after) > 50)).isTrue();
        after.forEach(person -> person.expectAllIn(store));
      }
    }
  }

  @Test
  void waitsForAPostgresThatIsRestarted(@TempDir Path folder) {
    try (var own = PostgresServer.start(folder)) {
      var engine =
          new PostgresEngine(
              new Postgres(own.url(own.newDatabase()), PostgresServer.user(), null), PATIENCE);
      try (var store = JdbcStore.open(engine)) {
        Answering.prepare(store);
        var all = new ArrayList<Answering>();
        for (int kill = 0; kill < Size.of(2, 20); kill++) {
          var people = people("kill" + kill + "-");
          var restarted = new AtomicBoolean();
          assertThat(
                  answer(
                      store,
                      people,
                      () -> {
                        if (confirmed(people) > 50 && restarted.compareAndSet(false, true)) {
                          own.kill();
                          own.startAgain();
                        }
                        return restarted.get() && confirmed(people) > 150;
                      }))
              .as("nobody is refused within the time that is waited")
              .isTrue();
          all.addAll(people);
        }
        all.forEach(person -> person.expectAllIn(store));
      }
    }
  }
}
