package io.surveyconsole.server.storage.jdbc.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/// A disk in memory that keeps for certain only what was forced. Everything written since then a
/// power cut may keep, lose, tear at a sector's border or bring to the disk in another order. It
/// can also be full, or fail.
///
/// Making, removing and renaming files is durable at once. Any thread.
final class SimulatedDisk implements AutoCloseable {
  static final int SECTOR = 512;

  /// What goes wrong from a certain operation on.
  enum Trouble {
    /// Nothing works any more: the power is off.
    POWER_CUT,
    /// Files cannot grow.
    FULL,
    /// Every operation fails; a force that fails forgets what it was to force, as systems do.
    ERROR,
    /// One operation fails, and what follows works.
    HICCUP
  }

  private sealed interface Change {
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Write(long position, byte[] bytes) implements Change {}

    record Truncate(long size) implements Change {}
  }

  /// A file: what is on the disk for certain, what has been done to it since, and how it looks.
  static final class Content {
    private byte[] durable = {};
    private byte[] now = {};
    private final List<Change> pending = new ArrayList<>();

    private Content copy() {
      var copy = new Content();
      copy.durable = durable.clone();
      copy.now = now.clone();
      copy.pending.addAll(pending);
      return copy;
    }
  }

  private final Map<String, Content> files = new TreeMap<>();
  private final String scheme;
  private final SimulatedPath path;
  private final Random random;
  private final boolean forces;
  private @Nullable Trouble trouble;
  private long operations;
  private long troubleAt = Long.MAX_VALUE;

  /// @param scheme under which H2 finds it
  /// @param forces false for one that confirms a force and does nothing
  SimulatedDisk(String scheme, Random random, boolean forces) {
    this.scheme = scheme;
    this.random = random;
    this.forces = forces;
    this.path = new SimulatedPath(this, scheme + ":/");
    FilePath.register(path);
  }

  /// Nobody finds it any more.
  @Override
  public void close() {
    FilePath.unregister(path);
  }

  String scheme() {
    return scheme;
  }

  /// Its root as H2 names it.
  String root() {
    return scheme + ":/data";
  }

  /// Another disk with the same content.
  synchronized SimulatedDisk copy(String newScheme, Random itsRandom, boolean itForces) {
    var copy = new SimulatedDisk(newScheme, itsRandom, itForces);
    files.forEach((name, content) ->
        copy.files.put(newScheme + name.substring(scheme.length()), content.copy()));
    return copy;
  }

  /// How many operations that change something there have been.
  synchronized long operations() {
    return operations;
  }

  /// Trouble begins with an operation in the future.
  synchronized void trouble(Trouble kind, long afterOperations) {
    trouble = kind;
    troubleAt = operations + afterOperations;
  }

  /// Whether the trouble has begun.
  synchronized boolean inTrouble() {
    return operations > troubleAt;
  }

  /// Everything works again.
  synchronized void heal() {
    trouble = null;
    troubleAt = Long.MAX_VALUE;
  }

  /// The power comes back: of what was not forced, something has survived.
  synchronized void powerUp() {
    for (Content file : files.values()) {
      survive(file);
    }
    heal();
  }

  private void survive(Content file) {
    double chance = List.of(0.0, 0.1, 0.5, 0.9, 1.0).get(random.nextInt(5));
    var survivors = new ArrayList<Change>();
    for (Change change : file.pending) {
      switch (change) {
        case Change.Truncate _ -> {
          if (random.nextDouble() < chance) {
            survivors.add(change);
          }
        }
        case Change.Write write -> sectors(write, chance, survivors);
      }
    }
    if (random.nextBoolean()) {
      Collections.shuffle(survivors, random);
    }
    byte[] bytes = file.durable;
    for (Change change : survivors) {
      bytes = applied(bytes, change);
    }
    file.durable = bytes;
    file.now = bytes.clone();
    file.pending.clear();
  }

  private void sectors(Change.Write write, double chance, List<Change> survivors) {
    int at = 0;
    while (at < write.bytes().length) {
      int part =
          (int) Math.min(write.bytes().length - at, SECTOR - (write.position() + at) % SECTOR);
      if (random.nextDouble() < chance) {
        survivors.add(
            new Change.Write(
                write.position() + at, Arrays.copyOfRange(write.bytes(), at, at + part)));
      }
      at += part;
    }
  }

  private static byte[] applied(byte[] bytes, Change change) {
    return switch (change) {
      case Change.Truncate truncate ->
          truncate.size() < bytes.length
              ? Arrays.copyOf(bytes, Math.toIntExact(truncate.size()))
              : bytes;
      case Change.Write write -> {
        int end = Math.toIntExact(write.position() + write.bytes().length);
        byte[] longer = end > bytes.length ? Arrays.copyOf(bytes, end) : bytes.clone();
        System.arraycopy(
            write.bytes(), 0, longer, Math.toIntExact(write.position()), write.bytes().length);
        yield longer;
      }
    };
  }

  synchronized @Nullable Content find(String name) {
    return files.get(name);
  }

  synchronized List<String> names() {
    return List.copyOf(files.keySet());
  }

  synchronized Content make(String name) {
    return files.computeIfAbsent(name, _ -> new Content());
  }

  synchronized void remove(String name) {
    files.remove(name);
  }

  synchronized void rename(String from, String to) {
    Content content = files.remove(from);
    if (content != null) {
      files.put(to, content);
    }
  }

  synchronized long size(Content file) {
    return file.now.length;
  }

  synchronized int read(Content file, ByteBuffer target, long position) throws IOException {
    if (operations > troubleAt && (trouble == Trouble.POWER_CUT || trouble == Trouble.ERROR)) {
      throw new IOException("simulated: input/output error");
    }
    if (position >= file.now.length) {
      return -1;
    }
    int count = (int) Math.min(target.remaining(), file.now.length - position);
    target.put(file.now, (int) position, count);
    return count;
  }

  synchronized int write(Content file, ByteBuffer source, long position) throws IOException {
    boolean grows = position + source.remaining() > file.now.length;
    if (fails(grows)) {
      int partly = random.nextInt(source.remaining() + 1);
      if (trouble != Trouble.FULL || !grows) {
        change(file, source, position, partly);
      }
      throw new IOException("simulated: " + trouble);
    }
    return change(file, source, position, source.remaining());
  }

  private int change(Content file, ByteBuffer source, long position, int count) {
    byte[] bytes = new byte[count];
    source.get(bytes);
    var write = new Change.Write(position, bytes);
    file.pending.add(write);
    file.now = grown(file.now, Math.toIntExact(position + count));
    System.arraycopy(bytes, 0, file.now, (int) position, count);
    return count;
  }

  private static byte[] grown(byte[] bytes, int size) {
    return size > bytes.length ? Arrays.copyOf(bytes, size) : bytes;
  }

  synchronized void truncate(Content file, long size) throws IOException {
    if (fails(false)) {
      throw new IOException("simulated: " + trouble);
    }
    var change = new Change.Truncate(size);
    file.pending.add(change);
    file.now = applied(file.now, change);
  }

  synchronized void force(Content file) throws IOException {
    if (fails(false)) {
      if (trouble == Trouble.ERROR || trouble == Trouble.HICCUP) {
        file.pending.removeIf(_ -> random.nextBoolean());
      }
      throw new IOException("simulated: " + trouble);
    }
    if (forces) {
      for (Change change : file.pending) {
        file.durable = applied(file.durable, change);
      }
      file.pending.clear();
    }
  }

  private boolean fails(boolean grows) {
    operations++;
    if (trouble == null || operations <= troubleAt) {
      return false;
    }
    return switch (trouble) {
      case POWER_CUT, ERROR -> true;
      case FULL -> grows;
      case HICCUP -> operations == troubleAt + 1;
    };
  }
}
