package io.surveyconsole.server.storage.jdbc.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/// Files of a [SimulatedDisk] as H2 wants them.
final class SimulatedPath extends FilePath {
  private final SimulatedDisk disk;

  SimulatedPath(SimulatedDisk disk, String name) {
    this.disk = disk;
    this.name = name;
  }

  private SimulatedPath of(String other) {
    return new SimulatedPath(disk, other);
  }

  @Override
  public String getScheme() {
    return disk.scheme();
  }

  @Override
  public FilePath getPath(String path) {
    return of(path);
  }

  @Override
  public long size() {
    var content = disk.find(name);
    return content == null ? 0 : disk.size(content);
  }

  @Override
  public void moveTo(FilePath target, boolean atomicReplace) {
    disk.rename(name, target.toString());
  }

  @Override
  public boolean createFile() {
    boolean isNew = !exists();
    disk.make(name);
    return isNew;
  }

  @Override
  public boolean exists() {
    return disk.find(name) != null || isDirectory();
  }

  @Override
  public void delete() {
    disk.remove(name);
  }

  @Override
  public List<FilePath> newDirectoryStream() {
    var files = new ArrayList<FilePath>(); // H2 changes it
    for (String file : disk.names()) {
      if (file.startsWith(name + "/")) {
        files.add(of(file));
      }
    }
    return files;
  }

  @Override
  public FilePath toRealPath() {
    return this;
  }

  @Override
  public @Nullable FilePath getParent() {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? null : of(name.substring(0, slash));
  }

  @Override
  public boolean isDirectory() {
    return name.equals(disk.root()) || name.equals(disk.scheme() + ":");
  }

  @Override
  public boolean isRegularFile() {
    return disk.find(name) != null;
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
  public boolean canWrite() {
    return true;
  }

  @Override
  public void createDirectory() {
    // there is one
  }

  @Override
  public boolean setReadOnly() {
    return false;
  }

  @Override
  public FileChannel open(String mode) {
    return new Channel(disk, disk.make(name));
  }

  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the disk has a lock
  private static final class Channel extends FileBaseDefault {
    private final SimulatedDisk disk;
    private final SimulatedDisk.Content content;

    Channel(SimulatedDisk disk, SimulatedDisk.Content content) {
      this.disk = disk;
      this.content = content;
    }

    @Override
    public long size() {
      return disk.size(content);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return disk.read(content, target, position);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      return disk.write(content, source, position);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      disk.force(content);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      disk.truncate(content, size);
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
          // one test has a disk for itself
        }
      };
    }
  }
}
