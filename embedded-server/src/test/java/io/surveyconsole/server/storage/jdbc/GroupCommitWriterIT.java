package io.surveyconsole.server.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveyconsole.server.storage.DuplicateException;
import io.surveyconsole.server.storage.StoreBusyException;
import io.surveyconsole.server.storage.StoreException;
import io.surveyconsole.server.storage.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupCommitWriterIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int MOST = 60;

  @TempDir Path folder;

  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicInteger begun = new AtomicInteger();
  private final List<String> stops = new CopyOnWriteArrayList<>();
  private final CountDownLatch disk = new CountDownLatch(1);
  private volatile boolean diskIsSlow;
  private volatile boolean commitFails;

  /// When it is set: commits are durable once the test says so, and the writer goes on meanwhile.
  private volatile boolean diskIsApart;

  private volatile boolean diskIsGone;

  private final List<CompletableFuture<@Nullable Void>> syncs = new CopyOnWriteArrayList<>();
  private final AtomicInteger runs = new AtomicInteger();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private JdbcDataSource source;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private GroupCommitWriter writer;

  /// A session on a disk that can be slow or fail.
  private final class Session extends WriteSession {
    Session(Connection connection) {
      super(connection);
    }

    @Override
    public CompletableFuture<?> commit() throws SQLException {
      begun.incrementAndGet();
      if (diskIsSlow) {
        awaitDisk();
      }
      if (commitFails) {
        throw new SQLException("no space left on device");
      }
      connection().commit();
      commits.incrementAndGet();
      if (diskIsGone) {
        return CompletableFuture.failedFuture(new IOException("no such device"));
      }
      if (diskIsApart) {
        var sync = new CompletableFuture<@Nullable Void>();
        syncs.add(sync);
        return sync;
      }
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public Remedy afterFailedRun(Exception cause) {
      try {
        rollback();
        return Remedy.UNDONE;
      } catch (SQLException e) {
        return Remedy.LOST;
      }
    }

    @Override
    public Remedy afterFailedCommit(Exception cause) {
      return Remedy.LOST;
    }

    private void awaitDisk() {
      try {
        disk.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @BeforeEach
  void open() throws SQLException {
    source = new JdbcDataSource();
    source.setUrl("jdbc:h2:file:" + folder.resolve("test") + ";WRITE_DELAY=0");
    source.setUser("sa");
    source.setPassword("");
    Connection connection = source.getConnection();
    try (var statement = connection.createStatement()) {
      statement.execute("create table word (word varchar(100) primary key)");
    }
    connection.setAutoCommit(false);
    writer = new GroupCommitWriter(new Session(connection), (why, _) -> stops.add(why), MOST);
    writer.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    disk.countDown();
    syncs.forEach(sync -> sync.complete(null));
    assertThat(writer.close(PATIENCE)).isTrue();
    callers.shutdown();
    assertThat(callers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .as("everybody is told")
        .isTrue();
  }

  private int write(String word) {
    return writer.write(session -> {
      runs.incrementAndGet();
      return session.update("insert into word (word) values (?)", word);
    });
  }

  private CompletableFuture<Integer> writing(String word) {
    return CompletableFuture.supplyAsync(() -> write(word), callers);
  }

  private static void expectRefusal(
      CompletableFuture<Integer> write, Class<? extends StoreException> reason) {
    assertThat(write).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(reason);
  }

  private List<String> stored() throws SQLException {
    var words = new ArrayList<String>();
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select word from word order by word")) {
      while (rows.next()) {
        words.add(rows.getString(1));
      }
    }
    return words;
  }

  /// Holds the writer in its sync, so that what is written meanwhile becomes one batch.
  private CompletableFuture<Integer> holdTheDisk() {
    diskIsSlow = true;
    var held = writing("held");
    Awaitility.await().atMost(PATIENCE).until(() -> begun.get() == 1);
    return held;
  }

  @Test
  void tellsNobodyBeforeTheDiskHasIt() {
    var held = holdTheDisk();
    assertThat(held).isNotDone();
    disk.countDown();
    assertThat(held).succeedsWithin(PATIENCE);
  }

  @Test
  void letsWhatHasQueuedShareOneCommit() throws SQLException {
    var held = holdTheDisk();
    var words = new ArrayList<CompletableFuture<Integer>>();
    for (int i = 0; i < 50; i++) {
      words.add(writing("word " + i));
    }
    Awaitility.await().atMost(PATIENCE).until(() -> writer.queued() == 50);
    disk.countDown();
    assertThat(CompletableFuture.allOf(words.toArray(CompletableFuture[]::new)))
        .succeedsWithin(PATIENCE);
    assertThat(held).isDone();
    assertThat(commits.get()).isEqualTo(2);
    assertThat(stored()).hasSize(51);
  }

  @Test
  void undoesAWriteThatFailsAloneAndKeepsItsNeighbours() throws SQLException {
    var held = holdTheDisk();
    var before = writing("before");
    Awaitility.await().atMost(PATIENCE).until(() -> writer.queued() == 1);
    var twice = writing("held");
    Awaitility.await().atMost(PATIENCE).until(() -> writer.queued() == 2);
    var after = writing("after");
    Awaitility.await().atMost(PATIENCE).until(() -> writer.queued() == 3);
    disk.countDown();
    assertThat(held).succeedsWithin(PATIENCE);
    assertThat(before).succeedsWithin(PATIENCE);
    assertThat(after).succeedsWithin(PATIENCE);
    expectRefusal(twice, DuplicateException.class);
    assertThat(stored()).containsExactly("after", "before", "held");
  }

  /// A first write that is committed and not yet durable.
  private CompletableFuture<Integer> firstUnderWay() {
    diskIsApart = true;
    var first = writing("first");
    Awaitility.await().atMost(PATIENCE).until(() -> syncs.size() == 1);
    return first;
  }

  private void awaitRuns(int count) {
    Awaitility.await().atMost(PATIENCE).until(() -> runs.get() == count);
  }

  @Test
  void runsTheNextBatchWhileOneIsBeingMadeDurable() throws SQLException {
    var first = firstUnderWay();
    var second = writing("second");
    awaitRuns(2);
    var third = writing("third");
    awaitRuns(3);
    assertThat(first).isNotDone();
    assertThat(commits).hasValue(1);

    syncs.getFirst().complete(null);
    assertThat(first).succeedsWithin(PATIENCE);
    Awaitility.await().atMost(PATIENCE).until(() -> syncs.size() == 2);
    assertThat(second).isNotDone();
    assertThat(third).isNotDone();

    syncs.getLast().complete(null);
    assertThat(second).succeedsWithin(PATIENCE);
    assertThat(third).succeedsWithin(PATIENCE);
    assertThat(commits).hasValue(2);
    assertThat(stored()).containsExactly("first", "second", "third");
  }

  @Test
  void writesNothingMoreWhenWhatWasCommittedDidNotBecomeDurable() throws SQLException {
    var first = firstUnderWay();
    var second = writing("second");
    awaitRuns(2);
    syncs.getFirst().completeExceptionally(new IOException("no space left on device"));
    for (var write : List.of(first, second)) {
      expectRefusal(write, StoreUnavailableException.class);
    }
    assertThatThrownBy(() -> write("third")).isInstanceOf(StoreUnavailableException.class);
    assertThat(commits).hasValue(1);
    assertThat(stops).hasSize(1);
    assertThat(stored()).containsExactly("first"); // which was shown to nobody
  }

  /// Nobody is told that something is there already before it is there for good.
  @Test
  void refusesOnlyAfterWhatItRefusesForIsDurable() {
    var first = firstUnderWay();
    var again = writing("first");
    awaitRuns(2);
    assertThat(again).isNotDone();
    syncs.getFirst().complete(null);
    assertThat(first).succeedsWithin(PATIENCE);
    expectRefusal(again, DuplicateException.class);
  }

  @Test
  void commitsWhatIsRunOneByOneInOrderToo() throws SQLException {
    var first = firstUnderWay();
    var second = writing("second");
    awaitRuns(2);
    var again = writing("second"); // undoes both, which are then run again
    awaitRuns(4);
    Awaitility.await()
        .during(Duration.ofMillis(300))
        .atMost(PATIENCE)
        .until(() -> commits.get() == 1 && !second.isDone());
    syncs.getFirst().complete(null);
    Awaitility.await().atMost(PATIENCE).until(() -> syncs.size() == 2);
    assertThat(first).succeedsWithin(PATIENCE);
    assertThat(second).isNotDone();
    syncs.getLast().complete(null);
    assertThat(second).succeedsWithin(PATIENCE);
    assertThat(again).failsWithin(PATIENCE);
    assertThat(stored()).containsExactly("first", "second");
  }

  @Test
  void closesOnlyWhenTheLastBatchIsDurable() {
    var first = firstUnderWay();
    var second = writing("second");
    awaitRuns(2);
    var closing = CompletableFuture.supplyAsync(() -> writer.close(PATIENCE), callers);
    syncs.getFirst().complete(null);
    assertThat(first).succeedsWithin(PATIENCE);
    Awaitility.await().atMost(PATIENCE).until(() -> syncs.size() == 2);
    assertThat(closing).isNotDone();
    syncs.getLast().complete(null);
    assertThat(second).succeedsWithin(PATIENCE);
    assertThat(closing).succeedsWithin(PATIENCE).isEqualTo(true);
  }

  @Test
  void tellsTheCallersOfACommitThatFailsAtOnce() {
    diskIsGone = true;
    assertThatThrownBy(() -> write("first")).isInstanceOf(StoreUnavailableException.class);
    assertThat(stops).hasSize(1);
  }

  /// Even where the writer has failed for another reason meanwhile.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tellsTheCallersOfACommitThatOutlivesTheWriter(boolean becomesDurable) {
    var first = firstUnderWay();
    assertThatThrownBy(() ->
            writer.<Integer>write(session -> {
              throw new OutOfMemoryError("simulated");
            }))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(first).isNotDone();
    if (becomesDurable) {
      syncs.getFirst().complete(null);
      assertThat(first).succeedsWithin(PATIENCE);
    } else {
      syncs.getFirst().completeExceptionally(new IOException("no space left on device"));
      expectRefusal(first, StoreUnavailableException.class);
    }
    assertThat(stops).hasSize(1);
  }

  @Test
  void survivesAWriteThatThrowsWhatNobodyExpects() throws SQLException {
    assertThatThrownBy(() ->
            writer.<Integer>write(session -> {
              session.update("insert into word (word) values (?)", "half");
              throw new IllegalStateException("a bug");
            }))
        .hasRootCauseMessage("a bug");
    write("whole");
    assertThat(stored()).containsExactly("whole");
  }

  @Test
  void stopsForGoodWhenACommitFails() throws SQLException {
    write("first");
    commitFails = true;
    assertThatThrownBy(() -> write("second")).isInstanceOf(StoreUnavailableException.class);
    commitFails = false;
    assertThatThrownBy(() -> write("third")).isInstanceOf(StoreUnavailableException.class);
    assertThat(writer.failure()).isPresent();
    assertThat(stops).hasSize(1);
    assertThat(stored()).containsExactly("first");
  }

  @Test
  void failsEverybodyWhoWaitsWhenItStops() {
    var held = holdTheDisk();
    var waiting = writing("waiting");
    Awaitility.await().atMost(PATIENCE).until(() -> writer.queued() == 1);
    commitFails = true;
    disk.countDown();
    assertThat(held).failsWithin(PATIENCE);
    expectRefusal(waiting, StoreUnavailableException.class);
  }

  @Test
  void refusesWhatIsTooMuchAndStoresTheRest() throws SQLException {
    var held = holdTheDisk();
    var waiting = new ArrayList<CompletableFuture<Integer>>();
    for (int i = 0; i < MOST; i++) {
      waiting.add(writing("word " + i));
    }
    Awaitility.await().atMost(PATIENCE).until(() -> writer.queued() == MOST);
    assertThatThrownBy(() -> write("too much")).isInstanceOf(StoreBusyException.class);
    disk.countDown();
    assertThat(held).succeedsWithin(PATIENCE);
    assertThat(CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)))
        .succeedsWithin(PATIENCE);
    write("later");
    assertThat(stored()).hasSize(MOST + 2).contains("later").doesNotContain("too much");
  }

  @Test
  void writesWhatHasQueuedBeforeItCloses() throws SQLException {
    var held = holdTheDisk();
    var last = writing("last");
    Awaitility.await().atMost(PATIENCE).until(() -> writer.queued() == 1);
    var closing = CompletableFuture.supplyAsync(() -> writer.close(PATIENCE), callers);
    disk.countDown();
    assertThat(closing).succeedsWithin(PATIENCE);
    assertThat(held).succeedsWithin(PATIENCE);
    assertThat(last).succeedsWithin(PATIENCE);
    assertThatThrownBy(() -> write("too late")).isInstanceOf(StoreUnavailableException.class);
    assertThat(stored()).containsExactly("held", "last");
  }
}
