package io.surveyconsole.server.storage.jdbc.h2;

import io.surveyconsole.server.keys.DatabaseKeys;
import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// The store on disks that are not as they should be: what tests of durability are held against.
public final class StoreOnDisk {
  private StoreOnDisk() {}

  /// One whose files are encrypted.
  public static JdbcStore encrypted(Path folder) {
    return JdbcStore.open(new H2Engine(folder.toString(), KnownKey.of("a", true)));
  }

  /// A store whose journal reaches no disk: what makes an answer safe is missing.
  public static Store withoutJournal(Path folder) {
    FilePath.register(new NoJournalPath());
    return JdbcStore.open(new H2Engine(NoJournalPath.SCHEME + ":" + folder, DatabaseKeys.none()));
  }

  /// A store on a disk that takes this much longer to make something durable.
  public static JdbcStore slow(Path folder, Duration delay) {
    System.setProperty(SlowPath.DELAY, Long.toString(delay.toMillis()));
    FilePath.register(new SlowPath());
    return JdbcStore.open(new H2Engine(SlowPath.SCHEME + ":" + folder, DatabaseKeys.none()));
  }

  /// A store on a disk that fails as long as it is told to.
  public static Store failing(Path folder) {
    FilePath.register(new FailingPath());
    return JdbcStore.open(new H2Engine(FailingPath.SCHEME + ":" + folder, DatabaseKeys.none()));
  }

  /// Whether [#failing] disks fail now.
  public static void failNow(boolean fails) {
    FailingPath.fails = fails;
  }

  /// An engine on a disk that does not answer, or fails, for the files that [HangingPath] is told.
  static H2Engine hanging(Path folder, Checkpoints.Pace pace) {
    FilePath.register(new HangingPath());
    return new H2Engine(HangingPath.SCHEME + ":" + folder, DatabaseKeys.none(), pace);
  }

  /// Files that cannot be forced for a while: it does not return, or it fails.
  public static final class HangingPath extends FilePathWrapper {
    static final String SCHEME = "hanging";
    static final String NONE = "none";

    /// Part of the names of those that hang.
    static volatile String hangs = NONE;

    /// Part of the names of those that fail.
    static volatile String fails = NONE;

    /// How many wait.
    static final AtomicInteger WAITING = new AtomicInteger();

    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
      return new Hanging(super.open(mode), toString());
    }
  }

  private static final class Hanging extends PassingOn {
    private final String name;

    Hanging(FileChannel file, String name) {
      super(file);
      this.name = name;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      if (name.contains(HangingPath.fails)) {
        throw new IOException("simulated: input/output error");
      }
      HangingPath.WAITING.incrementAndGet();
      while (name.contains(HangingPath.hangs)) {
        LockSupport.parkNanos(10_000_000);
      }
      HangingPath.WAITING.decrementAndGet();
      super.force(metaData);
    }
  }

  /// Files that can be neither read nor written while the disk fails.
  public static final class FailingPath extends FilePathWrapper {
    static final String SCHEME = "failing";
    private static volatile boolean fails;

    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
      check();
      return new Failing(super.open(mode));
    }

    private static void check() throws IOException {
      if (fails) {
        throw new IOException("simulated: no space left on device");
      }
    }
  }

  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  private static final class Failing extends PassingOn {
    Failing(FileChannel file) {
      super(file);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      FailingPath.check();
      return super.write(source, position);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      FailingPath.check();
      super.force(metaData);
    }
  }

  /// Files of a journal that take everything and keep nothing.
  public static final class NoJournalPath extends FilePathWrapper {
    static final String SCHEME = "no-journal";

    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
      FileChannel file = super.open(mode);
      return toString().contains(".journal") ? new Forgetful(file) : file;
    }
  }

  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  private static final class Forgetful extends PassingOn {
    Forgetful(FileChannel file) {
      super(file);
    }

    @Override
    public int write(ByteBuffer source, long position) {
      int count = source.remaining();
      source.position(source.limit());
      return count;
    }
  }

  /// Files of which a force takes longer.
  public static final class SlowPath extends FilePathWrapper {
    static final String SCHEME = "slow";
    static final String DELAY = "survey-console.sync-delay-ms";

    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
      return new Slow(super.open(mode), Duration.ofMillis(Long.getLong(DELAY, 0)));
    }
  }

  private static final class Slow extends PassingOn {
    private final Duration delay;

    Slow(FileChannel file, Duration delay) {
      super(file);
      this.delay = delay;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      super.force(metaData);
      try {
        Thread.sleep(delay);
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
    }
  }

  /// A file that passes everything on to another.
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the other file may be used at once
  static class PassingOn extends FileBaseDefault {
    private final FileChannel file;

    PassingOn(FileChannel file) {
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return file.read(target, position);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      return file.write(source, position);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      file.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long length, boolean shared) throws IOException {
      return file.tryLock(position, length, shared);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
