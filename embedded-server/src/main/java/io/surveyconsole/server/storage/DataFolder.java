package io.surveyconsole.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder in which a server keeps everything. While it is open no other process gets it.
public final class DataFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DataFolder.class);
  private static final String LOCK_FILE = "survey-console.lock";

  /// The locked byte lies far behind the text, which others may read while it is locked.
  private static final long LOCKED_BYTE = 1L << 40;

  private final Path path;
  private final FileChannel lockFile;
  private final FileLock lock;

  private DataFolder(Path path, FileChannel lockFile, FileLock lock) {
    this.path = path;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /// Makes the folder where it is missing, readable by its owner only, and takes it.
  ///
  /// @throws StoreOpenException if it cannot be used or another process has it
  public static DataFolder open(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    if (folder.toString().contains(";")) {
      throw unusable(
          folder, "Its path contains a semicolon, which the database cannot take.", null);
    }
    try {
      create(folder);
    } catch (IOException | UnsupportedOperationException e) {
      throw unusable(folder, "It cannot be made.", e);
    }
    FileChannel channel = null;
    try {
      Path lockFile = folder.resolve(LOCK_FILE);
      OwnerOnly.make(lockFile);
      channel = FileChannel.open(lockFile, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String holder = read(channel);
        channel.close();
        throw locked(folder, holder);
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(owner().getBytes(StandardCharsets.UTF_8)), 0);
      return new DataFolder(folder, channel, lock);
    } catch (IOException e) {
      closeQuietly(channel);
      throw unusable(folder, "It cannot be written.", e);
    }
  }

  /// Tells those who may read the folder where its server listens.
  public void announce(URI address) {
    try {
      lockFile.truncate(0);
      lockFile.write(
          ByteBuffer.wrap((owner() + "\n" + address + "\n").getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException e) {
      log.warn("The data folder cannot be told where the server listens", e);
    }
  }

  private static String owner() {
    return "process " + ProcessHandle.current().pid();
  }

  /// Where the server listens that has this folder now; empty if nobody has it.
  public static Optional<URI> holder(Path path) {
    Path file = path.toAbsolutePath().normalize().resolve(LOCK_FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      FileLock free = tryLock(channel);
      if (free != null) {
        free.release();
        return Optional.empty();
      }
      String[] lines = read(channel).split("\n", -1);
      return lines.length < 2 ? Optional.empty() : Optional.of(URI.create(lines[1]));
    } catch (IOException e) {
      throw unusable(path, "Its lock file cannot be read.", e);
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      lock.release();
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release " + path, e);
    }
  }

  private static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      closeToOthers(folder);
      return;
    }
    Path parent = folder.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    OwnerOnly.makeFolder(folder);
  }

  /// A folder that is empty is its owner's alone from now on; another one may be shared on purpose.
  private static void closeToOthers(Path folder) throws IOException {
    if (isEmpty(folder)) {
      OwnerOnly.closeFolder(folder);
    }
    if (OwnerOnly.isOpenToOthers(folder)) {
      log.warn(
          "Other users of this machine can open the data folder {}; chmod 700 keeps them out",
          folder);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // another server in this very process
    }
  }

  private static String read(FileChannel channel) throws IOException {
    var buffer = ByteBuffer.allocate(400);
    channel.read(buffer, 0);
    return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
  }

  private static StoreOpenException locked(Path folder, String holder) {
    String first = holder.lines().findFirst().orElse("");
    String by = first.matches("process \\d+") ? first : "another process";
    return new StoreOpenException(
        StoreOpenException.Kind.LOCKED,
        "The data folder " + folder + " is in use by " + by + ".",
        "Use that one or close it, or choose another folder with --data.",
        null);
  }

  private static StoreOpenException unusable(Path folder, String why, @Nullable Exception cause) {
    return new StoreOpenException(
        StoreOpenException.Kind.UNUSABLE,
        "The data folder " + folder + " cannot be used. " + why,
        "See that you may write there and that there is space, or choose another folder with"
            + " --data.",
        cause);
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        log.warn("Cannot close the lock file", e);
      }
    }
  }
}
