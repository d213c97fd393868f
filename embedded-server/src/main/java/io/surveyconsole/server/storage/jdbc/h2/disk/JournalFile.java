package io.surveyconsole.server.storage.jdbc.h2.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.h2.store.fs.FilePath;
import org.h2.util.MathUtils;
import org.jspecify.annotations.Nullable;

/// One of the two files of a [Journal]: a head, then records, each at a multiple of [#ALIGNMENT].
///
/// What is in a record may be anybody's words, and stays in the file until it is written over. So
/// that nobody can say something that is taken for a record, each begins with a mark that is random
/// for the file, stands in its head and is told to nobody. After it: checksum of all that follows,
/// epoch, batch, length, content, which may be encrypted.
final class JournalFile implements AutoCloseable {
  static final int ALIGNMENT = 512;

  /// Where the first record begins.
  static final long FIRST = ALIGNMENT;

  private static final int MAX_CONTENT = 1 << 30;
  private static final long MAGIC = 0x53434a4f55524e33L;
  private static final int MARK_BYTES = 16;
  private static final int HEAD_BYTES = Long.BYTES + Integer.BYTES + MARK_BYTES;
  private static final int CHECKED_FROM = MARK_BYTES + Integer.BYTES;
  private static final int RECORD_HEAD_BYTES = CHECKED_FROM + 2 * Long.BYTES + Integer.BYTES;

  /// A record that is whole.
  ///
  /// @param end where the next one begins
  record Found(long epoch, Journal.Batch batch, long end) {
    long number() {
      return batch.number();
    }

    boolean isFollowedBy(Found next) {
      return next.epoch == epoch && next.number() == number() + 1;
    }
  }

  private final String name;
  private final FileChannel file;
  private final @Nullable JournalCipher cipher;

  /// Null while the file has no head yet: then nothing is in it, or what an earlier version wrote.
  private byte @Nullable [] mark;

  private JournalFile(String name, FileChannel file, @Nullable JournalCipher cipher) {
    this.name = name;
    this.file = file;
    this.cipher = cipher;
  }

  /// Opens the file, and makes it where there is none.
  ///
  /// @param cipher null for one that is not encrypted
  /// @throws Journal.DamagedException if its head is damaged, or it is encrypted and should not be
  static JournalFile open(String name, @Nullable JournalCipher cipher) throws IOException {
    var opened = new JournalFile(name, FilePath.get(name).open("rw"), cipher);
    try {
      opened.readHead();
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private void readHead() throws IOException {
    if (file.size() <= FIRST) {
      return; // a head that is alone may be torn; nothing is behind it
    }
    var head = Channels.read(file, 0, HEAD_BYTES + Integer.BYTES);
    boolean whole =
        Channels.checksum(head.slice(0, HEAD_BYTES)) == head.getInt(HEAD_BYTES)
            && head.getLong(0) == MAGIC;
    if (!whole) {
      if (!EarlierJournal.wrote(file)) {
        throw new Journal.DamagedException("the beginning of " + name + " is damaged");
      }
      return;
    }
    boolean encrypted = head.getInt(Long.BYTES) != 0;
    if (encrypted != (cipher != null)) {
      throw new Journal.DamagedException(
          name + (encrypted ? " is encrypted, the database is not" : " is not encrypted"));
    }
    byte[] found = new byte[MARK_BYTES];
    head.get(Long.BYTES + Integer.BYTES, found);
    mark = found;
  }

  /// Gives it a head, durably, where it has none. What an earlier version wrote there is given up.
  void prepare() throws IOException {
    if (mark != null) {
      return;
    }
    byte[] fresh = MathUtils.secureRandomBytes(MARK_BYTES);
    var head = ByteBuffer.allocate(ALIGNMENT);
    head.putLong(MAGIC).putInt(cipher == null ? 0 : 1).put(fresh);
    head.putInt(Channels.checksum(head.slice(0, HEAD_BYTES))).clear();
    file.truncate(0);
    file.force(true);
    Channels.writeFully(file, head, 0);
    file.force(true);
    mark = fresh;
  }

  /// Writes a record, and returns when it is on the disk.
  ///
  /// @return where the next one begins
  long append(long position, long epoch, Journal.Batch batch) throws IOException {
    ByteBuffer record = record(epoch, batch);
    long end = position + record.remaining();
    Channels.writeFully(file, record, position);
    file.force(false);
    return end;
  }

  private ByteBuffer record(long epoch, Journal.Batch batch) {
    ByteBuffer content =
        cipher == null
            ? batch.content().duplicate()
            : cipher.encrypt(epoch, batch.number(), batch.content());
    int length = content.remaining();
    var record = ByteBuffer.allocate(padded(length));
    record.put(mark()).putInt(0).putLong(epoch).putLong(batch.number()).putInt(length).put(content);
    record.putInt(MARK_BYTES, Channels.checksum(record.duplicate().flip().position(CHECKED_FROM)));
    return record.clear();
  }

  private byte[] mark() {
    byte[] known = mark;
    if (known == null) {
      throw new IllegalStateException(name + " has no head yet");
    }
    return known;
  }

  /// How much room a record with content of this length takes.
  private static int padded(int length) {
    return (RECORD_HEAD_BYTES + length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /// The whole records from the file's beginning on, all of one epoch and without a gap.
  List<Found> whole() throws IOException {
    var found = new ArrayList<Found>();
    if (mark == null) {
      return file.size() <= FIRST ? found : EarlierJournal.whole(file, name, cipher);
    }
    Found next = recordAt(FIRST);
    while (next != null && (found.isEmpty() || found.getLast().isFollowedBy(next))) {
      found.add(next);
      next = recordAt(next.end());
    }
    return found;
  }

  /// Every whole record from there on, wherever it begins.
  List<Found> behind(long position) throws IOException {
    var found = new ArrayList<Found>();
    long size = mark == null ? 0 : file.size();
    for (long at = position; at < size; at += ALIGNMENT) {
      Found behind = recordAt(at);
      if (behind != null) {
        found.add(behind);
      }
    }
    return found;
  }

  private @Nullable Found recordAt(long position) throws IOException {
    long size = file.size();
    if (position + RECORD_HEAD_BYTES > size) {
      return null;
    }
    var head = Channels.read(file, position, RECORD_HEAD_BYTES);
    byte[] itsMark = new byte[MARK_BYTES];
    head.get(itsMark);
    int checksum = head.getInt();
    long epoch = head.getLong();
    long number = head.getLong();
    int length = head.getInt();
    if (!Arrays.equals(itsMark, mark())
        || length < 0
        || length > MAX_CONTENT
        || position + RECORD_HEAD_BYTES + length > size) {
      return null;
    }
    var checked =
        Channels.read(file, position + CHECKED_FROM, RECORD_HEAD_BYTES - CHECKED_FROM + length);
    if (Channels.checksum(checked.duplicate()) != checksum) {
      return null;
    }
    ByteBuffer content = checked.position(RECORD_HEAD_BYTES - CHECKED_FROM).slice();
    if (cipher != null) {
      content = cipher.decrypt(epoch, number, content);
      if (content == null) {
        throw new Journal.DamagedException(name + " is encrypted with another key");
      }
    }
    return new Found(epoch, new Journal.Batch(number, content), position + padded(length));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
