package io.surveyconsole.server.storage.jdbc.h2.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a version before the files had heads has left: records from the beginning on, each
/// with a mark that is the same everywhere.
final class EarlierJournal {
  private static final int PLAIN = 0x53434a31;
  private static final int ENCRYPTED = 0x53434a32;
  private static final int CHECKED_FROM = 2 * Integer.BYTES;
  private static final int HEAD_BYTES = CHECKED_FROM + 2 * Long.BYTES + Integer.BYTES;

  private EarlierJournal() {}

  /// Whether a file without a head is of such a version, or was never written.
  static boolean wrote(FileChannel file) throws IOException {
    var beginning = Channels.read(file, 0, HEAD_BYTES);
    int magic = beginning.getInt(0);
    return magic == PLAIN
        || magic == ENCRYPTED
        || beginning.mismatch(ByteBuffer.allocate(HEAD_BYTES)) < 0;
  }

  /// The whole records from the file's beginning on, all of one epoch and without a gap.
  static List<JournalFile.Found> whole(
      FileChannel file, String name, @Nullable JournalCipher cipher) throws IOException {
    var found = new ArrayList<JournalFile.Found>();
    JournalFile.Found next = recordAt(file, 0, name, cipher);
    while (next != null && (found.isEmpty() || found.getLast().isFollowedBy(next))) {
      found.add(next);
      next = recordAt(file, next.end(), name, cipher);
    }
    return found;
  }

  private static JournalFile.@Nullable Found recordAt(
      FileChannel file, long position, String name, @Nullable JournalCipher cipher)
      throws IOException {
    long size = file.size();
    if (position + HEAD_BYTES > size) {
      return null;
    }
    var head = Channels.read(file, position, HEAD_BYTES);
    int magic = head.getInt();
    int checksum = head.getInt();
    long epoch = head.getLong();
    long number = head.getLong();
    int length = head.getInt();
    if ((magic != PLAIN && magic != ENCRYPTED)
        || length < 0
        || position + HEAD_BYTES + length > size) {
      return null;
    }
    var checked = Channels.read(file, position + CHECKED_FROM, HEAD_BYTES - CHECKED_FROM + length);
    if (Channels.checksum(checked.duplicate()) != checksum) {
      return null;
    }
    ByteBuffer content = checked.position(HEAD_BYTES - CHECKED_FROM).slice();
    if ((magic == ENCRYPTED) != (cipher != null)) {
      throw new Journal.DamagedException(name + " does not fit the database's encryption");
    }
    if (cipher != null) {
      content = cipher.decrypt(epoch, number, content);
      if (content == null) {
        throw new Journal.DamagedException(name + " is encrypted with another key");
      }
    }
    long end =
        position
            + Math.ceilDiv((long) HEAD_BYTES + length, JournalFile.ALIGNMENT)
                * JournalFile.ALIGNMENT;
    return new JournalFile.Found(epoch, new Journal.Batch(number, content), end);
  }
}
