package io.surveyconsole.server.storage.jdbc.h2;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.List;
import org.h2.mvstore.FileStore;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/// The file of a database that is open, as it would be found if nobody had it open: for reading, as
/// a file system of its own with one file.
final class PicturePath extends FilePath {
  private final FileStore<?> live;
  private final String scheme;

  /// @param scheme unlike any other in this process
  PicturePath(FileStore<?> live, String scheme) {
    this.live = live;
    this.scheme = scheme;
    this.name = scheme + ":picture.mv.db";
  }

  @Override
  public String getScheme() {
    return scheme;
  }

  @Override
  public FilePath getPath(String path) {
    return this;
  }

  @Override
  public FileChannel open(String mode) {
    return new Picture(live);
  }

  @Override
  public long size() {
    return live.size();
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public boolean canWrite() {
    return false;
  }

  @Override
  public boolean isDirectory() {
    return false;
  }

  @Override
  public boolean isRegularFile() {
    return true;
  }

  @Override
  public boolean isAbsolute() {
    return true;
  }

  @Override
  public long lastModified() {
    return 0;
  }

  @Override
  public FilePath toRealPath() {
    return this;
  }

  @Override
  public @Nullable FilePath getParent() {
    return null;
  }

  @Override
  public List<FilePath> newDirectoryStream() {
    return List.of();
  }

  @Override
  public void moveTo(FilePath target, boolean atomicReplace) {
    throw readOnly();
  }

  @Override
  public boolean createFile() {
    throw readOnly();
  }

  @Override
  public void delete() {
    throw readOnly();
  }

  @Override
  public void createDirectory() {
    throw readOnly();
  }

  @Override
  public boolean setReadOnly() {
    return true;
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("a picture is for reading");
  }

  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the live file has its own locks
  private static final class Picture extends FileBaseDefault {
    private final FileStore<?> live;

    Picture(FileStore<?> live) {
      this.live = live;
    }

    @Override
    public long size() {
      return live.size();
    }

    @Override
    public int read(ByteBuffer target, long position) {
      int count = (int) Math.min(target.remaining(), live.size() - position);
      if (count <= 0) {
        return -1;
      }
      target.put(live.readFully(null, position, count));
      return count;
    }

    @Override
    public int write(ByteBuffer source, long position) {
      throw readOnly();
    }

    @Override
    public void force(boolean metaData) {
      // nothing is written
    }

    @Override
    protected void implTruncate(long size) {
      throw readOnly();
    }

    @Override
    protected void implCloseChannel() {
      // nothing is held
    }

    @Override
    public FileLock tryLock(long position, long length, boolean shared) {
      return new FileLock(this, position, length, shared) {
        @Override
        public boolean isValid() {
          return true;
        }

        @Override
        public void release() {
          // nobody else has it
        }
      };
    }
  }
}
