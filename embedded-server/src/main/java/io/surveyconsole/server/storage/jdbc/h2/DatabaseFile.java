package io.surveyconsole.server.storage.jdbc.h2;

import io.surveyconsole.server.storage.jdbc.h2.disk.DiskErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FilePath;

/// Looks at an H2 file from the outside.
final class DatabaseFile {
  private static final String CHUNK = "chunk.";
  private static final int BLOCK_BYTES = 4_096;
  private static final int HEADER_BYTES = BLOCK_BYTES;
  private static final Pattern NEWEST_CHUNK =
      Pattern.compile("H:\\d+,block:([0-9a-f]{1,12}),blockSize:([0-9a-f]{1,8}),");

  private DatabaseFile() {}

  /// False if part of the file is missing. H2 opens one that was cut off: it falls back to an older
  /// state without a word, or fails later, when a page is read that is gone.
  ///
  /// @throws IOException if it cannot be read at all
  static boolean isWhole(FilePath file) throws IOException {
    return !endsBeforeTheNewestChunk(file) && !endsBeforeAnyLiveChunk(file);
  }

  private static boolean endsBeforeAnyLiveChunk(FilePath file) throws IOException {
    long size = file.size();
    try (MVStore store = new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
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

  private static boolean endsBeforeTheNewestChunk(FilePath file) throws IOException {
    try (var channel = file.open("r")) {
      var header = ByteBuffer.allocate(HEADER_BYTES);
      while (header.hasRemaining() && channel.read(header) >= 0) {
        // until the header is there or the file ends
      }
      Matcher newest = NEWEST_CHUNK.matcher(StandardCharsets.ISO_8859_1.decode(header.flip()));
      return newest.find()
          && Long.parseLong(newest.group(1), 16) * Long.parseLong(newest.group(2), 16)
              >= channel.size();
    }
  }
}
