package io.surveyconsole.server.storage.jdbc.h2.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The blocks that a force of a [DoubleWriteFile] carries from the second file to the first, all or
/// none. In the second file they are followed by an index of them and a footer; every part has a
/// checksum.
///
/// @param blocks by their number in the first file
/// @param kept how much of what the first file held before still counts, in bytes
/// @param size how long the first file is afterwards, in bytes
record PageGroup(Map<Long, Place> blocks, long kept, long size) {
  static final int BLOCK = 4_096;

  /// How many blocks are copied at once.
  private static final int MAX_RUN = 256;

  private static final long MAGIC = 0x53435f4457303031L;
  private static final int ENTRY_BYTES = 2 * Long.BYTES + Integer.BYTES;
  private static final int FOOTER_BYTES = 5 * Long.BYTES;

  /// Where a block stands in the second file.
  record Place(long position, int checksum) {}

  /// Writes the index and the footer behind the blocks, and makes them all durable.
  void seal(FileChannel pages, long position) throws IOException {
    var end = ByteBuffer.allocate(blocks.size() * ENTRY_BYTES + FOOTER_BYTES);
    blocks.forEach(
        (number, place) -> end.putLong(number).putLong(place.position()).putInt(place.checksum()));
    end.putLong(MAGIC).putLong(kept).putLong(size).putLong(blocks.size());
    end.putLong(Channels.checksum(end.duplicate().flip()));
    Channels.writeFully(pages, end.flip(), position);
    pages.force(true);
  }

  /// The group that a second file holds, or null where it holds none that is whole.
  static @Nullable PageGroup read(FileChannel pages) throws IOException {
    long end = pages.size();
    if (end < FOOTER_BYTES) {
      return null;
    }
    var footer = Channels.read(pages, end - FOOTER_BYTES, FOOTER_BYTES);
    long magic = footer.getLong();
    long kept = footer.getLong();
    long size = footer.getLong();
    long count = footer.getLong();
    long checksum = footer.getLong();
    if (magic != MAGIC || count < 0 || count > (end - FOOTER_BYTES) / ENTRY_BYTES) {
      return null;
    }
    int sealed = Math.toIntExact(count * ENTRY_BYTES + FOOTER_BYTES);
    var index = Channels.read(pages, end - sealed, sealed);
    if (Channels.checksum(index.duplicate().limit(sealed - Long.BYTES)) != (int) checksum) {
      return null;
    }
    Map<Long, Place> blocks = LinkedHashMap.newLinkedHashMap((int) count);
    for (long i = 0; i < count; i++) {
      blocks.put(index.getLong(), new Place(index.getLong(), index.getInt()));
    }
    for (Place place : blocks.values()) {
      if (Channels.checksum(Channels.read(pages, place.position(), BLOCK)) != place.checksum()) {
        return null;
      }
    }
    return new PageGroup(blocks, kept, size);
  }

  /// Copies the blocks over and makes the first file durable. Doing it again changes nothing.
  void copy(FileChannel pages, FileChannel base) throws IOException {
    if (kept < base.size()) {
      base.truncate(kept);
    }
    var inOrder = List.copyOf(new TreeMap<>(blocks).entrySet());
    for (int i = 0; i < inOrder.size(); ) {
      int run = run(inOrder.subList(i, Math.min(inOrder.size(), i + MAX_RUN)));
      long position = inOrder.get(i).getKey() * BLOCK;
      int length = (int) Math.min((long) run * BLOCK, size - position);
      long from = inOrder.get(i).getValue().position();
      ByteBuffer read = Channels.read(pages, from, run * BLOCK);
      for (int block = 0; block < run; block++) {
        expect(inOrder.get(i + block).getValue(), read.slice(block * BLOCK, BLOCK));
      }
      Channels.writeFully(base, read.limit(length), position);
      i += run;
    }
    if (base.size() < size) {
      Channels.writeFully(base, ByteBuffer.allocate(1), size - 1);
    }
    base.force(true);
  }

  private static void expect(Place place, ByteBuffer block) throws IOException {
    if (Channels.checksum(block) != place.checksum()) {
      throw new IOException("what was written at " + place.position() + " is not there any more");
    }
  }

  /// How many blocks from the beginning on follow one another in both files.
  private static int run(List<Map.Entry<Long, Place>> blocks) {
    long number = blocks.getFirst().getKey();
    long position = blocks.getFirst().getValue().position();
    int run = 1;
    while (run < blocks.size()
        && blocks.get(run).getKey() == number + run
        && blocks.get(run).getValue().position() == position + (long) run * BLOCK) {
      run++;
    }
    return run;
  }
}
