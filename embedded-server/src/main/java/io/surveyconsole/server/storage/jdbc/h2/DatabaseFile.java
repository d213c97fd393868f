package io.surveyconsole.server.storage.jdbc.h2;

import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.storage.jdbc.h2.disk.DiskErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.h2.store.fs.encrypt.FilePathEncrypt;
import org.jspecify.annotations.Nullable;

/// Looks at an H2 file from the outside, with the key it is encrypted with, or without one.
final class DatabaseFile {
  private static final String CHUNK = "chunk.";
  private static final String ENCRYPTED = "H2encrypt\n";
  private static final int BLOCK_BYTES = 4_096;
  private static final int HEADER_BYTES = BLOCK_BYTES;
  private static final int HEADERS = 2;
  private static final int COPIED_BYTES = 256 * BLOCK_BYTES;
  private static final Pattern NEWEST_CHUNK =
      Pattern.compile("H:\\d+,block:([0-9a-f]{1,12}),blockSize:([0-9a-f]{1,8}),");

  private final FilePath file;
  private final @Nullable Secret key;

  /// @param key null for a file that is not encrypted
  DatabaseFile(FilePath file, @Nullable Secret key) {
    this.file = file;
    this.key = key;
  }

  /// Whether it is encrypted, with whatever key.
  ///
  /// @throws IOException if it cannot be read
  static boolean isEncrypted(FilePath file) throws IOException {
    try (var channel = file.open("r")) {
      return text(channel, 0, ENCRYPTED.length()).equals(ENCRYPTED);
    }
  }

  /// Whether the key opens it. One that does not makes noise of it; so does damage to its very
  /// beginning.
  ///
  /// @throws IOException if it cannot be read
  boolean isReadable() throws IOException {
    if (file.size() < HEADER_BYTES) {
      return false;
    }
    try (var channel = open("r")) {
      for (int i = 0; i < HEADERS; i++) {
        if (NEWEST_CHUNK.matcher(text(channel, (long) i * HEADER_BYTES, HEADER_BYTES)).find()) {
          return true;
        }
      }
      return false;
    }
  }

  /// False if part of the file is missing. H2 opens one that was cut off: it falls back to an older
  /// state without a word, or fails later, when a page is read that is gone.
  ///
  /// @throws IOException if it cannot be read at all
  boolean isWhole() throws IOException {
    return !endsBeforeTheNewestChunk() && !endsBeforeAnyLiveChunk();
  }

  /// Writes the same file with another key, or without one. It is durable when this returns.
  ///
  /// @throws IOException if it could not be read or written
  void copyTo(DatabaseFile target) throws IOException {
    try (var from = open("r");
        var to = target.open("rw")) {
      long size = from.size();
      for (long at = 0; at < size; ) {
        var part = ByteBuffer.allocate((int) Math.min(COPIED_BYTES, size - at));
        int there = part.capacity();
        fill(from, part, at);
        part.flip();
        while (part.hasRemaining()) {
          to.write(part, at + part.position());
        }
        at += there;
      }
      to.force(true);
    }
  }

  private FileChannel open(String mode) throws IOException {
    FileChannel channel = file.open(mode);
    return key == null
        ? channel
        : new FileEncrypt(
            file.toString(), FilePathEncrypt.getPasswordBytes(key.value().toCharArray()), channel);
  }

  private boolean endsBeforeAnyLiveChunk() throws IOException {
    var builder = new MVStore.Builder().fileName(file.toString()).readOnly();
    if (key != null) {
      builder.encryptionKey(key.value().toCharArray());
    }
    try (var channel = open("r");
        MVStore store = builder.open()) {
      long size = channel.size();
      for (var entry : store.getLayoutMap().entrySet()) {
        if (entry.getKey().startsWith(CHUNK) && end(entry.getValue()) > size) {
          return true;
        }
      }
      return false;
    } catch (MVStoreException e) {
      if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
        return false; // somebody else has it: opening tells who
      }
      if (DiskErrors.caused(e)) {
        throw new IOException("the database file cannot be read", e);
      }
      return true; // it is no database, or not any more
    }
  }

  /// Where a chunk ends, in bytes.
  private static long end(String chunk) {
    return (block(chunk) + length(chunk)) * BLOCK_BYTES;
  }

  private static long block(String chunk) {
    return DataUtils.readHexLong(DataUtils.parseMap(chunk), "block", 0);
  }

  private static long length(String chunk) {
    return DataUtils.readHexLong(DataUtils.parseMap(chunk), "len", 0);
  }

  private boolean endsBeforeTheNewestChunk() throws IOException {
    try (var channel = open("r")) {
      Matcher newest = NEWEST_CHUNK.matcher(text(channel, 0, HEADER_BYTES));
      return newest.find()
          && Long.parseLong(newest.group(1), 16) * Long.parseLong(newest.group(2), 16)
              >= channel.size();
    }
  }

  /// What stands there, as far as the file goes.
  private static String text(FileChannel channel, long position, int length) throws IOException {
    var bytes = ByteBuffer.allocate(Math.clamp(channel.size() - position, 0, length));
    fill(channel, bytes, position);
    return StandardCharsets.ISO_8859_1.decode(bytes.flip()).toString();
  }

  private static void fill(FileChannel channel, ByteBuffer target, long position)
      throws IOException {
    while (target.hasRemaining() && channel.read(target, position + target.position()) >= 0) {
      // until it is full or the file ends
    }
  }
}
