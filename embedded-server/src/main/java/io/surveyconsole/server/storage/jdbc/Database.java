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
/// opened anew until that works, which is safe because opening looks at what the disk really has.
final class Database implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Database.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
  private static final Duration READ_PATIENCE = Duration.ofSeconds(10);

  private final Engine engine;
  private final CopyOnWriteArrayList<Store.Watcher> watchers = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private final boolean isNew;
  private volatile @Nullable OpenDatabase open;
  private volatile @Nullable String failure;
  private boolean closed;
  private @Nullable Thread recovery;

  /// Opens it.
  Database(Engine engine) {
    this.engine = engine;
    OpenDatabase first = engine.open(this::failed);
    this.isNew = first.isNew();
    this.open = first;
    first.writer().failure().ifPresent(this::failed); // between the two lines nobody was told
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
    return why == null
        ? Optional.empty()
        : Optional.of(
            "The database does not store anything ("
                + why
                + "). "
                + engine.advice()
                + " It is tried again by itself.");
  }

  /// A figure of the writer, 0 while there is none.
  long measured(ToLongFunction<GroupCommitWriter> figure) {
    OpenDatabase now = open;
    return now == null ? 0 : figure.applyAsLong(now.writer());
  }

  /// Reads, again and again for some seconds where the reason is one that passes.
  ///
  /// @throws StoreUnavailableException if the database does not answer
  <T extends @Nullable Object> T read(HandleCallback<T, RuntimeException> work) {
    long deadline = System.nanoTime() + READ_PATIENCE.toNanos();
    for (int attempt = 1; ; attempt++) {
      OpenDatabase now = opened();
      try {
        return now.readers().withHandle(work);
      } catch (JdbiException e) {
        if (SqlErrors.meansGone(e)) {
          failed("the database has closed itself");
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
    return opened().writer().write(work);
  }

  private OpenDatabase opened() {
    OpenDatabase now = open;
    if (now == null) {
      String why = failure;
      throw new StoreUnavailableException(why == null ? "the store is closed" : why);
    }
    return now;
  }

  private void failed(String why) {
    lock.lock();
    try {
      OpenDatabase broken = open;
      if (broken == null || closed) {
        return;
      }
      failure = why;
      open = null;
      recovery = Thread.ofPlatform().name("store-recovery").start(() -> recover(broken, why));
    } finally {
      lock.unlock();
    }
  }

  private void recover(OpenDatabase broken, String why) {
    log.error("Nothing is stored from now on: {}", why);
    watchers.forEach(watcher -> watcher.failed(why));
    broken.abandon();
    Duration wait = FIRST_WAIT;
    while (waited(wait)) {
      try {
        install(engine.open(this::failed));
        return;
      } catch (StoreException e) {
        failure = e.getMessage();
        log.warn("The database still cannot be used: {}", e.getMessage());
      } catch (RuntimeException e) {
        log.warn("The database still cannot be used", e);
      }
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
    }
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

  private void install(OpenDatabase fresh) {
    watchers.forEach(Store.Watcher::recovered);
    lock.lock();
    try {
      if (closed) {
        fresh.close();
        return;
      }
      open = fresh;
      failure = null;
    } finally {
      lock.unlock();
    }
    log.info("The database works again");
    fresh.writer().failure().ifPresent(this::failed);
  }

  @Override
  public void close() {
    OpenDatabase last;
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
    boolean interrupted = false;
    while (recovering != null && recovering.isAlive()) {
      try {
        recovering.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (last != null) {
      last.close();
    }
  }
}
