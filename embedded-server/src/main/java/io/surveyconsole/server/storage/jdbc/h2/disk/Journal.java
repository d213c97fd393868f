package io.surveyconsole.server.storage.jdbc.h2.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
/// A record begins at a multiple of [#ALIGNMENT]: magic, checksum of all that follows, file epoch,
/// batch, length, content, which may be encrypted. Of the newest file the first record that is not
/// whole ends the journal; it was never acknowledged. A whole one behind it, or a batch missing
/// between the files, is damage.
public final class Journal implements AutoCloseable {
  static final int ALIGNMENT = 512;
  private static final int PLAIN = 0x53434a31;
  private static final int ENCRYPTED = 0x53434a32;
  private static final int CHECKED_FROM = 2 * Integer.BYTES;
  private static final int HEADER_BYTES = CHECKED_FROM + 2 * Long.BYTES + Integer.BYTES;
  private static final int MAX_CONTENT = 1 << 30;

  /// A batch as it was appended.
  public record Batch(long number, ByteBuffer content) {}

  private record Found(long epoch, Batch batch, long end) {
    long number() {
      return batch.number();
    }

    boolean isFollowedBy(Found next) {
      return next.epoch == epoch && next.number() == number() + 1;
    }
  }

  private static final class Side {
    final FileChannel file;

    /// What it held when the journal was opened.
    List<Found> found = List.of();

    // Of what is appended. They change while the side is not appended to.
    volatile long epoch;
    volatile long end;

    Side(FileChannel file) {
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
  private final @Nullable JournalCipher cipher;
  private final Side one;
  private final Side other;
  private volatile Side current;
  private volatile boolean otherIsFree = true;
  private long lastBatch;

  private Journal(String name, @Nullable JournalCipher cipher, FileChannel one, FileChannel other) {
    this.name = name;
    this.cipher = cipher;
    this.one = new Side(one);
    this.other = new Side(other);
    this.current = this.one;
  }

  /// Opens the journal, and makes it where there is none.
  ///
  /// @param name of its files, without the last part
  /// @param cipher null for one that is not encrypted
  public static Journal open(String name, @Nullable JournalCipher cipher) throws IOException {
    FileChannel one = FilePath.get(name + "-1").open("rw");
    return new Journal(name, cipher, one, FilePath.get(name + "-2").open("rw"));
  }

  /// Removes a journal's files.
  public static void delete(String name) throws IOException {
    for (String side : List.of("-1", "-2")) {
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
    one.found = whole(one.file);
    other.found = whole(other.file);
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

  /// Begins anew, when the database's file has everything that was found.
  public void begin(long lastBatchOfTheDatabase) {
    current = one.epoch() <= other.epoch() ? one : other;
    current.epoch = Math.max(one.epoch(), other.epoch()) + 1;
    current.end = 0;
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
      ByteBuffer record = record(side.epoch, batch);
      long position = side.end;
      long end = position + record.remaining();
      Channels.writeFully(side.file, record, position);
      side.file.force(false);
      side.end = end;
      lastBatch = batch.number();
    } finally {
      appending.unlock();
    }
  }

  private ByteBuffer record(long epoch, Batch batch) {
    ByteBuffer content =
        cipher == null
            ? batch.content().duplicate()
            : cipher.encrypt(epoch, batch.number(), batch.content());
    int length = content.remaining();
    var record = ByteBuffer.allocate(padded(length));
    record.putInt(magic()).putInt(0).putLong(epoch).putLong(batch.number()).putInt(length);
    record.put(content);
    record.putInt(
        Integer.BYTES, Channels.checksum(record.duplicate().flip().position(CHECKED_FROM)));
    return record.clear();
  }

  private int magic() {
    return cipher == null ? PLAIN : ENCRYPTED;
  }

  /// How much room a record with content of this length takes.
  private static int padded(int length) {
    return (HEADER_BYTES + length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
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
    next.end = 0;
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
    return current.end;
  }

  @Override
  public void close() throws IOException {
    try (var _ = one.file;
        var _ = other.file) {
      otherIsFree = false;
    }
  }

  /// The whole records from the file's beginning on, all of one epoch and without a gap.
  private List<Found> whole(FileChannel file) throws IOException {
    var found = new ArrayList<Found>();
    Found next = recordAt(file, 0);
    while (next != null && (found.isEmpty() || found.getLast().isFollowedBy(next))) {
      found.add(next);
      next = recordAt(file, next.end());
    }
    return found;
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
    long from = side.found.isEmpty() ? ALIGNMENT : side.found.getLast().end();
    long size = side.file.size();
    for (long position = from; position < size; position += ALIGNMENT) {
      Found behind = recordAt(side.file, position);
      if (behind != null
          && (behind.epoch() > newestEpoch
              || (behind.epoch() == newestEpoch && behind.number() > lastOfNewest))) {
        throw new DamagedException(
            "%s is damaged: batch %d is there, but not what was before it"
                .formatted(name, behind.number()));
      }
    }
  }

  private @Nullable Found recordAt(FileChannel file, long position) throws IOException {
    long size = file.size();
    if (position + HEADER_BYTES > size) {
      return null;
    }
    var header = Channels.read(file, position, HEADER_BYTES);
    int magic = header.getInt();
    int checksum = header.getInt();
    long epoch = header.getLong();
    long number = header.getLong();
    int length = header.getInt();
    if ((magic != PLAIN && magic != ENCRYPTED)
        || length < 0
        || length > MAX_CONTENT
        || position + HEADER_BYTES + length > size) {
      return null;
    }
    var checked =
        Channels.read(file, position + CHECKED_FROM, HEADER_BYTES - CHECKED_FROM + length);
    if (Channels.checksum(checked.duplicate()) != checksum) {
      return null;
    }
    checked.position(HEADER_BYTES - CHECKED_FROM);
    if (magic != magic()) {
      throw new DamagedException(
          name + (cipher == null ? " is encrypted, the database is not" : " is not encrypted"));
    }
    ByteBuffer content = checked.slice();
    if (cipher != null) {
      content = cipher.decrypt(epoch, number, content);
      if (content == null) {
        throw new DamagedException(name + " is encrypted with another key");
      }
    }
    return new Found(epoch, new Batch(number, content), position + padded(length));
  }

  /// The journal lacks what had been confirmed.
  public static final class DamagedException extends IOException {
    DamagedException(String message) {
      super(message);
    }
  }
}
