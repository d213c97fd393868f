package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.StoreException;
import io.surveyconsole.server.storage.StoreUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database that is open now. After it has failed nothing is read or written; it is closed and
/// opened anew until that works, which is safe because opening looks at what is really there.
final class Database implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Database.class);
  static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int STUCK_SECONDS = 30;
  private static final Duration READ_PATIENCE = Duration.ofSeconds(10);

  /// A database that was opened, and whether it has failed since.
  private final class Opened implements Engine.OnFailure {
    final OpenDatabase database = engine.open(this);
    private boolean hasFailed; // under the lock

    @Override
    public void failed(String why, Throwable cause) {
      lock.lock();
      try {
        if (hasFailed || closed) {
          return;
        }
        hasFailed = true;
        log.error("Nothing is stored from now on: {}", why, cause);
        if (open == this) { // else whoever is about to install it sees that it has failed
          stop(this, why);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private final Engine engine;
  private final Duration firstWait;
  private final CopyOnWriteArrayList<Store.Watcher> watchers = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private final boolean isNew;
  private volatile @Nullable Opened open;
  private volatile @Nullable String failure;
  private boolean closed;
  private @Nullable Thread recovery;

  /// Opens it.
  ///
  /// @param firstWait how long after a failure it is first opened anew
  Database(Engine engine, Duration firstWait) {
    this.engine = engine;
    this.firstWait = firstWait;
    var first = new Opened();
    this.isNew = first.database.isNew();
    if (!install(first)) {
      stop(first, "the database has failed just after it was opened");
    }
  }

  boolean isNew() {
    return isNew;
  }

  void watch(Store.Watcher watcher) {
    watchers.add(watcher);
  }

  /// Why nothing is stored; empty while it works.
  Optional<String> failure() {
    String why = failure;
    if (why != null) {
      return Optional.of(sentence(why) + " It is tried again by itself.");
    }
    long seconds = measured(GroupCommitWriter::busyNanos) / 1_000_000_000;
    return seconds < STUCK_SECONDS
        ? Optional.empty()
        : Optional.of(
            "The database has not answered for %d seconds. %s".formatted(seconds, engine.advice()));
  }

  /// What an opening that failed says already says what to do.
  private String sentence(String why) {
    return why.endsWith(".")
        ? why
        : "The database does not store anything: " + why + ". " + engine.advice();
  }

  /// A figure of the writer, 0 while there is none.
  long measured(ToLongFunction<GroupCommitWriter> figure) {
    Opened now = open;
    return now == null ? 0 : figure.applyAsLong(now.database.writer());
  }

  /// Reads, again and again for some seconds where the reason is one that passes. What it returns
  /// is durable.
  ///
  /// @throws StoreUnavailableException if the database does not answer
  <T extends @Nullable Object> T read(HandleCallback<T, RuntimeException> work) {
    long deadline = System.nanoTime() + READ_PATIENCE.toNanos();
    for (int attempt = 1; ; attempt++) {
      Opened now = opened();
      try {
        T found = now.database.readers().withHandle(work);
        now.database.awaitDurable(READ_PATIENCE);
        return found;
      } catch (JdbiException e) {
        if (engine.meansGone(e)) {
          now.failed("the database has closed itself", e);
          throw new StoreUnavailableException("the database is closed", e);
        }
        if (!SqlErrors.maySucceedLater(e)) {
          throw new StoreException("the database refused a read", e);
        }
        if (System.nanoTime() > deadline || !pause(attempt)) {
          throw new StoreUnavailableException("the database does not answer", e);
        }
        log.debug("A read is tried again", e);
      }
    }
  }

  private static boolean pause(int attempt) {
    try {
      TimeUnit.MILLISECONDS.sleep(Math.min(1_000, 20L << Math.min(attempt, 6)));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Writes; returns once it is durable.
  <T extends @Nullable Object> T write(GroupCommitWriter.Work<T> work) {
    return opened().database.writer().write(work);
  }

  private Opened opened() {
    Opened now = open;
    if (now == null) {
      String why = failure;
      throw new StoreUnavailableException(why == null ? "the store is closed" : why);
    }
    return now;
  }

  private void stop(Opened broken, String why) {
    failure = why;
    open = null;
    recovery = Thread.ofPlatform().name("store-recovery").start(() -> recover(broken, why));
  }

  private void recover(Opened broken, String why) {
    watchers.forEach(watcher -> tell(watcher, why));
    Opened left = broken;
    for (Duration wait = firstWait; ; wait = longer(wait)) {
      // As long as something of the broken one waits for the disk, its files are not touched.
      boolean isLeft = left == null || abandoned(left);
      if (!waited(wait)) {
        return;
      }
      if (isLeft) {
        left = openedAnew();
        if (left != null && install(left)) {
          log.info("The database works again");
          return;
        }
      }
    }
  }

  private static Duration longer(Duration wait) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
  }

  private static void tell(Store.Watcher watcher, String why) {
    try {
      watcher.failed(why);
    } catch (RuntimeException e) {
      log.error("Somebody could not be told that nothing is stored", e);
    }
  }

  private static boolean abandoned(Opened broken) {
    try {
      return broken.database.abandon();
    } catch (RuntimeException | Error e) { // whatever it is, somebody has to go on trying
      log.warn("The broken database cannot be left", e);
      return false;
    }
  }

  private @Nullable Opened openedAnew() {
    try {
      var fresh = new Opened();
      watchers.forEach(Store.Watcher::recovered);
      return fresh;
    } catch (StoreException e) {
      failure = e.getMessage();
      log.warn("The database still cannot be used: {}", e.getMessage());
    } catch (RuntimeException | Error e) {
      log.warn("The database still cannot be used", e);
    }
    return null;
  }

  /// @return false if it has been closed meanwhile
  private boolean waited(Duration wait) {
    lock.lock();
    try {
      long left = wait.toNanos();
      while (!closed && left > 0) {
        left = closing.awaitNanos(left);
      }
      return !closed;
    } catch (InterruptedException e) {
      log.warn("Somebody interrupted the recovery of the store, which goes on");
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// From now on it is the one that is read and written.
  ///
  /// @return false if it is of no use: it has failed already, or nothing is wanted any more
  private boolean install(Opened fresh) {
    lock.lock();
    try {
      if (fresh.hasFailed || closed) {
        return false;
      }
      open = fresh;
      failure = null;
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    Opened last;
    Thread recovering;
    lock.lock();
    try {
      closed = true;
      closing.signalAll();
      last = open;
      open = null;
      recovering = recovery;
    } finally {
      lock.unlock();
    }
    if (recovering != null && !Threads.join(recovering, PATIENCE)) {
      log.error("The database does not answer while it is opened anew; it is left as it is");
    }
    if (last != null) {
      last.database.close();
    }
  }
}
