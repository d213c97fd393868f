package io.surveyconsole.server.storage.jdbc.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveyconsole.server.keys.DatabaseKeys;
import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.StoreUnavailableException;
import io.surveyconsole.server.storage.jdbc.Answering;
import io.surveyconsole.server.storage.jdbc.JdbcStore;
import io.surveyconsole.server.storage.jdbc.h2.StoreOnDisk.HangingPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/// A disk that takes a force and does not come back for a while.
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(HangingPath.SCHEME)
class HangingDiskIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// The promise for the whole server is 15 seconds; a busy machine may take longer.
  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(60);

  /// Checkpoints all the time.
  private static final Checkpoints.Pace PACE =
      new Checkpoints.Pace(2, 5, 4 * 1024, new H2WriteSession.Unsaved(50, 62), 0);

  private final AtomicBoolean goOn = new AtomicBoolean(true);

  @AfterEach
  void heal() {
    goOn.set(false);
    HangingPath.fails = HangingPath.NONE;
    HangingPath.hangs = HangingPath.NONE;
  }

  private Thread answers(Answering person, Store store) {
    return Thread.ofVirtual().start(() -> person.answer(store, goOn, Integer.MAX_VALUE));
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD) // the switches are for all
  void isSaidAndDoesNotKeepTheServerFromEnding(@TempDir Path folder, @TempDir Path copy)
      throws Exception {
    var person = new Answering("maya");
    Store store = JdbcStore.open(StoreOnDisk.hanging(folder, Checkpoints.Pace.USUAL));
    Answering.prepare(store);
    Thread answering = answers(person, store);
    Awaitility.await().atMost(PATIENCE).until(() -> person.confirmed() > 20);

    HangingPath.hangs = ".journal";
    Awaitility.await().atMost(PATIENCE).until(() -> store.failure().isPresent());
    assertThat(store.failure().orElseThrow()).contains("has not answered for");
    HangingPath.hangs = HangingPath.NONE;
    int before = person.confirmed();
    Awaitility.await().atMost(PATIENCE).until(() -> person.confirmed() > before);
    assertThat(store.failure()).isEmpty();

    HangingPath.hangs = "survey-console"; // all of them
    Awaitility.await().atMost(PATIENCE).until(() -> HangingPath.WAITING.get() > 0);
    Thread closing = Thread.ofPlatform().daemon().start(store::close);
    assertThat(closing.join(CLOSED_WITHIN)).isTrue();
    HangingPath.hangs = HangingPath.NONE;
    goOn.set(false);
    assertThat(answering.join(PATIENCE)).isTrue();
    copy(folder, copy);
    try (var again = JdbcStore.open(new H2Engine(copy.toString(), DatabaseKeys.none()))) {
      person.expectAllIn(again);
    }
  }

  /// The journal fails while the database's file is just being saved and takes its time: only when
  /// that has come back may the database be opened anew.
  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void isWaitedForBeforeTheDatabaseIsOpenedAnew(@TempDir Path folder) throws Exception {
    var person = new Answering("ned");
    try (var store = JdbcStore.open(StoreOnDisk.hanging(folder, PACE), Duration.ofMillis(100))) {
      Answering.prepare(store);
      HangingPath.hangs = ".pages";
      Thread answering = answers(person, store);
      Awaitility.await().atMost(PATIENCE).until(() -> HangingPath.WAITING.get() > 0);
      HangingPath.fails = ".journal";
      assertThat(answering.join(PATIENCE)).isTrue();
      Awaitility.await()
          .during(Duration.ofSeconds(6)) // more than leaving the broken one waits
          .atMost(PATIENCE)
          .until(() -> store.failure().isPresent());
      HangingPath.fails = HangingPath.NONE;
      assertThat(store.failure()).isPresent();
      HangingPath.hangs = HangingPath.NONE;
      Awaitility.await().atMost(PATIENCE).until(() -> store.failure().isEmpty());
      person.expectAllIn(store);
      assertThat(person.answer(store, new AtomicBoolean(true), 3)).isTrue();
      person.expectAllIn(store);
    }
  }

  /// H2 has a batch before the disk has it: nobody may be shown it until then, or a power cut would
  /// take back what somebody has seen.
  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void keepsReadersFromSeeingWhatItDoesNotHave(@TempDir Path folder) throws Exception {
    var person = new Answering("olga");
    try (var store = JdbcStore.open(StoreOnDisk.hanging(folder, Checkpoints.Pace.USUAL));
        var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      Answering.prepare(store);
      HangingPath.hangs = ".journal";
      Thread answering = answers(person, store);
      Awaitility.await().atMost(PATIENCE).until(() -> HangingPath.WAITING.get() > 0);
      var seen = readers.submit(() -> store.conversations().count());
      assertThatThrownBy(() -> seen.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
      assertThatThrownBy(() -> seen.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .hasCauseInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("the disk does not answer");
      HangingPath.hangs = HangingPath.NONE;
      Awaitility.await().atMost(PATIENCE).until(() -> person.confirmed() > 0);
      assertThat(store.conversations().count()).isPositive();
      goOn.set(false);
      assertThat(answering.join(PATIENCE)).isTrue();
      person.expectAllIn(store);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
