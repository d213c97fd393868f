package io.surveyconsole.server.storage.jdbc.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveyconsole.server.storage.jdbc.h2.StoreOnDisk.HangingPath;
import io.surveyconsole.server.storage.jdbc.h2.disk.Journal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;
import org.awaitility.Awaitility;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /// What somebody said stays in the file behind what was appended later. A record of their making
  /// is none: they do not know the file's mark. The control knows it.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void takesNobodysWordsForARecord(boolean knowingTheMark) throws Exception {
    Path first = folder.resolve("test.journal-1");
    try (var journal = open()) {
      assertThat(journal.after(0)).isEmpty();
      journal.begin(0);
      journal.append(batch(1));
      byte[] forged = Arrays.copyOfRange(Files.readAllBytes(first), 512, 1_024);
      ByteBuffer words = ByteBuffer.wrap(forged);
      words.putLong(20, 1_000).putInt(16, 0); // of a later epoch than any
      words.putInt(16, crc(forged, 20, 40 + "batch 1".length()));
      if (!knowingTheMark) {
        words.put(0, "somebody's guess".getBytes(StandardCharsets.US_ASCII));
      }
      var content = ByteBuffer.allocate(3 * 512 - 40).position(512 - 40).put(forged).clear();
      journal.append(new Journal.Batch(2, content));
    }
    for (long last = 2; last < 4; last++) { // each time the other file is begun anew
      try (var journal = open()) {
        assertThat(journal.after(last)).isEmpty();
        journal.begin(last);
        journal.append(batch(last + 1));
      }
    }
    try (var journal = open()) {
      if (knowingTheMark) {
        assertThatThrownBy(() -> journal.after(4)).isInstanceOf(Journal.DamagedException.class);
      } else {
        assertThat(contents(journal.after(3))).containsExactly("batch 4");
      }
    }
  }

  private static int crc(byte[] bytes, int from, int to) {
    var crc = new CRC32C();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }

  @Test
  void readsWhatAVersionWithoutMarksHasLeft() throws Exception {
    byte[] content = "batch 7".getBytes(StandardCharsets.UTF_8);
    var record = ByteBuffer.allocate(512);
    record.putInt(0x53434a31).putInt(0).putLong(3).putLong(7).putInt(content.length).put(content);
    record.putInt(4, crc(record.array(), 8, 28 + content.length));
    Files.write(folder.resolve("test.journal-1"), Arrays.copyOf(record.array(), 4_096));
    Files.write(folder.resolve("test.journal-2"), new byte[1_024]);
    try (var journal = open()) {
      assertThat(contents(journal.after(6))).containsExactly("batch 7");
      journal.begin(7);
      journal.append(batch(8));
    }
    try (var again = open()) {
      assertThat(contents(again.after(7))).containsExactly("batch 8");
    }
  }

  @Test
  void opensNoFileWhoseBeginningIsDamaged() throws Exception {
    try (var journal = open()) {
      assertThat(journal.after(0)).isEmpty();
      journal.begin(0);
      journal.append(batch(1));
    }
    Path first = folder.resolve("test.journal-1");
    byte[] bytes = Files.readAllBytes(first);
    bytes[20] ^= 1;
    Files.write(first, bytes);
    assertThatThrownBy(this::open).isInstanceOf(Journal.DamagedException.class);
  }
}
