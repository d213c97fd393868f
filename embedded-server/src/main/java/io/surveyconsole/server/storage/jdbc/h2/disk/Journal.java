package io.surveyconsole.server.storage.jdbc.h2.disk;

import io.surveyconsole.server.storage.jdbc.h2.disk.JournalFile.Found;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/// The batches that the database's own file may not have yet, in two files that take turns.
///
/// [#append] returns when a batch is on the disk: that is what makes an answer safe. A checkpoint
/// first lets the other file go on ([#turn]), then forces the database's file, and then gives the
/// first file free ([#release]). Both files are written over and never shortened, so that a forced
/// append changes nothing of the file system but their content.
///
/// Of the newest file the first record that is not whole ends the journal; it was never
/// acknowledged. A whole one behind it, or a batch missing between the files, is damage.
public final class Journal implements AutoCloseable {
  private static final List<String> SIDES = List.of("-1", "-2");

  /// A batch as it was appended.
  public record Batch(long number, ByteBuffer content) {}

  private static final class Side {
    final JournalFile file;

    /// What it held when the journal was opened.
    List<Found> found = List.of();

    // Of what is appended. They change while the side is not appended to.
    volatile long epoch;
    volatile long end = JournalFile.FIRST;

    Side(JournalFile file) {
      this.file = file;
    }

    /// Of what was found.
    long epoch() {
      return found.isEmpty() ? 0 : found.getFirst().epoch();
    }
  }

  /// Held while a batch is appended.
  private final ReentrantLock appending = new ReentrantLock();

  private final String name;
  private final Side one;
  private final Side other;
  private volatile Side current;
  private volatile boolean otherIsFree = true;
  private long lastBatch;

  private Journal(String name, JournalFile one, JournalFile other) {
    this.name = name;
    this.one = new Side(one);
    this.other = new Side(other);
    this.current = this.one;
  }

  /// Opens the journal, and makes it where there is none.
  ///
  /// @param name of its files, without the last part
  /// @param cipher null for one that is not encrypted
  /// @throws DamagedException if it is damaged, or encrypted otherwise
  public static Journal open(String name, @Nullable JournalCipher cipher) throws IOException {
    var one = JournalFile.open(name + SIDES.getFirst(), cipher);
    try {
      return new Journal(name, one, JournalFile.open(name + SIDES.getLast(), cipher));
    } catch (IOException e) {
      one.close();
      throw e;
    }
  }

  /// Removes a journal's files.
  public static void delete(String name) throws IOException {
    for (String side : SIDES) {
      FilePath file = FilePath.get(name + side);
      if (file.exists()) {
        file.delete();
      }
    }
  }

  /// What was appended after this batch, in order.
  ///
  /// @throws DamagedException if something between is missing or cannot be read
  public List<Batch> after(long batch) throws IOException {
    one.found = one.file.whole();
    other.found = other.file.whole();
    Side older = one.epoch() <= other.epoch() ? one : other;
    Side newer = older == one ? other : one;
    expectNothingNewerBehind(older, newer.epoch(), Long.MAX_VALUE);
    expectNothingNewerBehind(newer, newer.epoch(), lastOf(newer));
    var all = new ArrayList<Found>();
    for (Found found : older.found) {
      // What was not acknowledged before the newer file began does not count any more.
      if (newer.found.isEmpty() || found.number() < newer.found.getFirst().number()) {
        all.add(found);
      }
    }
    all.addAll(newer.found);
    var wanted = new ArrayList<Batch>();
    long expected = batch + 1;
    for (Found found : all) {
      if (found.number() < expected) {
        continue; // the database has it
      }
      if (found.number() > expected) {
        throw new DamagedException(
            "%s holds batch %d, but %d is missing".formatted(name, found.number(), expected));
      }
      wanted.add(found.batch());
      expected++;
    }
    return wanted;
  }

  private static long lastOf(Side side) {
    return side.found.isEmpty() ? Long.MAX_VALUE : side.found.getLast().number();
  }

  /// A record is appended when the one before it is on the disk. So behind one that is not whole
  /// there is none of a later epoch, and in the newest file none that is later in its own; else the
  /// disk has lost what it had confirmed. In the older file there may be anything: it is written
  /// over from its beginning on.
  private void expectNothingNewerBehind(Side side, long newestEpoch, long lastOfNewest)
      throws IOException {
    long from =
        side.found.isEmpty()
            ? JournalFile.FIRST + JournalFile.ALIGNMENT
            : side.found.getLast().end();
    for (Found behind : side.file.behind(from)) {
      if (behind.epoch() > newestEpoch
          || (behind.epoch() == newestEpoch && behind.number() > lastOfNewest)) {
        throw new DamagedException(
            "%s is damaged: batch %d is there, but not what was before it"
                .formatted(name, behind.number()));
      }
    }
  }

  /// Begins anew, when the database's file has everything that was found.
  ///
  /// @throws IOException if its files cannot be made ready
  public void begin(long lastBatchOfTheDatabase) throws IOException {
    one.file.prepare();
    other.file.prepare();
    current = one.epoch() <= other.epoch() ? one : other;
    current.epoch = Math.max(one.epoch(), other.epoch()) + 1;
    current.end = JournalFile.FIRST;
    otherIsFree = true;
    one.found = List.of();
    other.found = List.of();
    lastBatch = lastBatchOfTheDatabase;
  }

  /// Returns when the batch is on the disk.
  ///
  /// @throws IOException if nobody knows whether it is; then nothing more may be appended
  public void append(Batch batch) throws IOException {
    appending.lock();
    try {
      if (batch.number() != lastBatch + 1) {
        throw new IllegalArgumentException(
            "batch " + batch.number() + " does not follow " + lastBatch);
      }
      Side side = current; // what turns meanwhile counts from the next batch on
      side.end = side.file.append(side.end, side.epoch, batch);
      lastBatch = batch.number();
    } finally {
      appending.unlock();
    }
  }

  /// Lets the other file go on, if it is free. What is being appended just now may still come into
  /// this one.
  ///
  /// @return false if it is not
  public boolean turn() {
    if (!otherIsFree) {
      return false;
    }
    otherIsFree = false;
    Side next = current == one ? other : one;
    next.epoch = current.epoch + 1;
    next.end = JournalFile.FIRST;
    current = next;
    return true;
  }

  /// The database's file has everything that was appended before the last turn, or was being
  /// appended then; that is waited for.
  public void release() {
    appending.lock();
    try {
      otherIsFree = true;
    } finally {
      appending.unlock();
    }
  }

  /// How much has been appended since the last turn, in bytes. Any thread.
  public long size() {
    return current.end - JournalFile.FIRST;
  }

  @Override
  public void close() throws IOException {
    try (var _ = one.file;
        var _ = other.file) {
      otherIsFree = false;
    }
  }

  /// The journal lacks what had been confirmed.
  public static final class DamagedException extends IOException {
    DamagedException(String message) {
      super(message);
    }
  }
}
