package io.surveyconsole.server.storage.jdbc.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.storage.jdbc.h2.StoreOnDisk.HangingPath;
import io.surveyconsole.server.storage.jdbc.h2.disk.Journal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/// The journal while one thread appends and another saves the database's file.
@ResourceLock(HangingPath.SCHEME)
class JournalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @BeforeEach
  void register() {
    FilePath.register(new HangingPath());
  }

  @AfterEach
  void letGo() {
    HangingPath.hangs = HangingPath.NONE;
    threads.close();
  }

  private Journal open() throws IOException {
    return Journal.open(HangingPath.SCHEME + ":" + folder + "/test.journal", null);
  }

  private static Journal.Batch batch(long number) {
    return new Journal.Batch(
        number, ByteBuffer.wrap(("batch " + number).getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> contents(List<Journal.Batch> batches) {
    return batches.stream()
        .map(batch -> StandardCharsets.UTF_8.decode(batch.content().duplicate()).toString())
        .toList();
  }

  private Future<?> appendOnADiskThatHangs(Journal journal, long number) {
    HangingPath.hangs = ".journal";
    Future<?> append =
        threads.submit(() -> {
          journal.append(batch(number));
          return null;
        });
    Awaitility.await().atMost(PATIENCE).until(() -> HangingPath.WAITING.get() == 1);
    return append;
  }

  @Test
  void turnsWhileABatchIsBeingAppended() throws Exception {
    try (var journal = open()) {
      assertThat(journal.after(0)).isEmpty();
      journal.begin(0);
      journal.append(batch(1));
      Future<?> second = appendOnADiskThatHangs(journal, 2);
      assertThat(journal.turn()).isTrue();
      assertThat(journal.size()).isZero();
      HangingPath.hangs = HangingPath.NONE;
      assertThat(second).succeedsWithin(PATIENCE);
      journal.append(batch(3));
      assertThat(journal.size()).isEqualTo(512);
    }
    try (var again = open()) {
      assertThat(contents(again.after(0))).containsExactly("batch 1", "batch 2", "batch 3");
      assertThat(contents(again.after(2))).containsExactly("batch 3");
    }
  }

  /// Else the file could be begun anew while the batch is still on its way into it.
  @Test
  void givesAFileFreeOnlyWhenNothingIsBeingAppendedToIt() throws Exception {
    try (var journal = open()) {
      assertThat(journal.after(0)).isEmpty();
      journal.begin(0);
      Future<?> first = appendOnADiskThatHangs(journal, 1);
      assertThat(journal.turn()).isTrue();
      Future<?> release = threads.submit(journal::release);
      Awaitility.await()
          .during(Duration.ofMillis(300))
          .atMost(PATIENCE)
          .until(() -> !release.isDone());
      assertThat(journal.turn()).isFalse();
      HangingPath.hangs = HangingPath.NONE;
      assertThat(first).succeedsWithin(PATIENCE);
      assertThat(release).succeedsWithin(PATIENCE);
      assertThat(journal.turn()).isTrue();
      journal.append(batch(2));
    }
    try (var again = open()) {
      assertThat(contents(again.after(1))).containsExactly("batch 2");
    }
  }
}
