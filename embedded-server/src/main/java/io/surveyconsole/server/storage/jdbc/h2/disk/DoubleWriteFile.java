package io.surveyconsole.server.storage.jdbc.h2.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/// A file that changes from one forced state to the next, or not at all.
///
/// What is written goes to a second file beside it. [#force] makes that one durable, copies it
/// over, and makes the copy durable. So after a crash or a power cut the file is what it was at the
/// last force that finished, or at the one under way, whatever of the writes since then reached the
/// disk: none of them touched it. H2 needs that, because it cannot tell a page that was torn from
/// one that was not.
///
/// Once a write or a force has failed everything does: what is on the disk is then unknown, and
/// opening the file anew finds out. Any thread; reads go on during a force.
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // it has locks of its own
final class DoubleWriteFile extends FileBaseDefault {
  private static final int BLOCK = PageGroup.BLOCK;

  private final FileChannel base;
  private final FileChannel pages;

  /// Held by whoever changes something, for as long as that takes.
  private final Lock changing = new ReentrantLock();

  /// Held for reading by readers, and for writing for the moment in which `written` changes.
  private final ReentrantReadWriteLock view = new ReentrantReadWriteLock();

  /// Where in the second file a block of this file stands.
  private final Map<Long, PageGroup.Place> written = new HashMap<>();

  private long pagesEnd;
  private volatile long size;

  /// What of the first file still counts: truncation may have cut the rest off.
  private volatile long kept;

  private boolean changed;
  private volatile @Nullable IOException failure;

  private DoubleWriteFile(FileChannel base, FileChannel pages) throws IOException {
    this.base = base;
    this.pages = pages;
    this.size = base.size();
    this.kept = size;
  }

  /// Opens a file, and first finishes what a force had begun.
  ///
  /// @param base the file
  /// @param pages the file beside it
  static DoubleWriteFile open(FileChannel base, FileChannel pages) throws IOException {
    finish(base, pages);
    return new DoubleWriteFile(base, pages);
  }

  /// Copies over what had been made durable in the second file; leaves the file as it is where the
  /// second one is not whole.
  static void finish(FileChannel base, FileChannel pages) throws IOException {
    var group = PageGroup.read(pages);
    if (group != null) {
      // A process that was killed may have written all of it and forced nothing.
      pages.force(true);
      group.copy(pages, base);
    }
    if (pages.size() > 0) {
      pages.truncate(0);
    }
  }

  @Override
  public long size() throws IOException {
    check();
    return size;
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    check();
    view.readLock().lock();
    try {
      if (position >= size) {
        return -1;
      }
      int wanted = (int) Math.min(target.remaining(), size - position);
      int limit = target.limit();
      long end = position + wanted;
      for (long at = position; at < end; ) {
        int part = (int) Math.min(end - at, BLOCK - at % BLOCK);
        target.limit(target.position() + part);
        readBlock(target, at);
        at += part;
      }
      target.limit(limit);
      return wanted;
    } finally {
      view.readLock().unlock();
    }
  }

  /// Reads within one block.
  private void readBlock(ByteBuffer target, long position) throws IOException {
    PageGroup.Place place = written.get(position / BLOCK);
    if (place != null) {
      Channels.readFully(pages, target, place.position() + position % BLOCK);
    } else {
      int there = Math.clamp(kept - position, 0, target.remaining());
      int limit = target.limit();
      target.limit(target.position() + there);
      Channels.readFully(base, target, position);
      target.limit(limit);
      target.put(new byte[target.remaining()]); // nobody has written it yet
    }
  }

  /// The buffer is not changed but for its position: H2 lets others read in it meanwhile.
  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    changing.lock();
    try {
      check();
      int count = source.remaining();
      ByteBuffer left = source.duplicate();
      for (long at = position; left.hasRemaining(); ) {
        int part = fresh(at, left.remaining());
        if (part > 0) {
          append(part(left, part), at / BLOCK);
        } else {
          part = (int) Math.min(left.remaining(), BLOCK - at % BLOCK);
          writeBlock(part(left, part), at);
        }
        at += part;
      }
      source.position(source.limit());
      size = Math.max(size, position + count);
      changed = true;
      return count;
    } catch (IOException e) {
      throw failed(e);
    } finally {
      changing.unlock();
    }
  }

  private static ByteBuffer part(ByteBuffer from, int length) {
    ByteBuffer part = from.slice(from.position(), length);
    from.position(from.position() + length);
    return part;
  }

  /// How many bytes from there on are whole blocks that are not in the second file yet.
  private int fresh(long position, int length) {
    int bytes = 0;
    while (position % BLOCK == 0
        && bytes + BLOCK <= length
        && !written.containsKey((position + bytes) / BLOCK)) {
      bytes += BLOCK;
    }
    return bytes;
  }

  /// Writes whole blocks that are not in the second file yet.
  private void append(ByteBuffer blocks, long number) throws IOException {
    int count = blocks.remaining() / BLOCK;
    Map<Long, PageGroup.Place> places = HashMap.newHashMap(count);
    for (int i = 0; i < count; i++) {
      int checksum = Channels.checksum(blocks.slice(i * BLOCK, BLOCK));
      places.put(number + i, new PageGroup.Place(pagesEnd + (long) i * BLOCK, checksum));
    }
    Channels.writeFully(pages, blocks, pagesEnd);
    pagesEnd += (long) count * BLOCK;
    view.writeLock().lock();
    try {
      written.putAll(places);
    } finally {
      view.writeLock().unlock();
    }
  }

  /// Writes within one block.
  private void writeBlock(ByteBuffer source, long position) throws IOException {
    long number = position / BLOCK;
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    if (source.remaining() < BLOCK && number * BLOCK < size) {
      block.limit((int) Math.min(BLOCK, size - number * BLOCK));
      readBlock(block, number * BLOCK);
      block.clear();
    }
    block.position((int) (position % BLOCK)).put(source).clear();
    PageGroup.Place present = written.get(number);
    long at = present == null ? pagesEnd : present.position();
    var place = new PageGroup.Place(at, Channels.checksum(block.duplicate()));
    view.writeLock().lock();
    try {
      Channels.writeFully(pages, block, at);
      written.put(number, place);
    } finally {
      view.writeLock().unlock();
    }
    if (present == null) {
      pagesEnd += BLOCK;
    }
  }

  @Override
  protected void implTruncate(long newSize) throws IOException {
    changing.lock();
    try {
      check();
      if (newSize >= size) {
        return;
      }
      int rest = (int) (newSize % BLOCK);
      if (rest != 0) {
        writeBlock(ByteBuffer.allocate(BLOCK - rest), newSize);
      }
      view.writeLock().lock();
      try {
        written.keySet().removeIf(number -> number * BLOCK >= newSize);
        size = newSize;
        kept = Math.min(kept, newSize);
      } finally {
        view.writeLock().unlock();
      }
      changed = true;
    } catch (IOException e) {
      throw failed(e);
    } finally {
      changing.unlock();
    }
  }

  @Override
  public void force(boolean metaData) throws IOException {
    changing.lock();
    try {
      check();
      if (!changed) {
        return;
      }
      var group = new PageGroup(Map.copyOf(written), kept, size);
      group.seal(pages, pagesEnd);
      group.copy(pages, base);
      view.writeLock().lock();
      try {
        written.clear();
        kept = size;
      } finally {
        view.writeLock().unlock();
      }
      pages.truncate(0);
      pagesEnd = 0;
      changed = false;
    } catch (IOException e) {
      throw failed(e);
    } finally {
      changing.unlock();
    }
  }

  @Override
  public FileLock tryLock(long position, long length, boolean shared) throws IOException {
    return base.tryLock(position, length, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    try (base;
        pages) {
      failure = new IOException("the file is closed");
    }
  }

  private void check() throws IOException {
    IOException before = failure;
    if (before != null) {
      throw new IOException("the file has failed before", before);
    }
  }

  private IOException failed(IOException e) {
    failure = e;
    return e;
  }
}
