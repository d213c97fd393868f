package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.StoreBusyException;
import io.surveyconsole.server.storage.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets conversations be found by what was said in them, a little after it was said: in a thread of
/// its own, which reads what is stored and writes the words through the same writer as everybody, a
/// few at a time and with pauses while others write.
///
/// What was not looked at when the server ended, however that was, is found when it begins: each
/// conversation's place is stored after its words, and words that are there already are not stored
/// again.
///
/// The thread is never interrupted: H2 closes its file under an interrupted thread.
final class TranscriptIndexer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TranscriptIndexer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long TOLD_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int MUCH = 1_000;

  /// How it goes about it.
  ///
  /// @param lookMillis how long between two looks whether something was said
  /// @param troubleMillis how long after a failure it goes on
  /// @param conversations how many are looked at together at most
  /// @param messages how many messages are looked at together at most
  /// @param numbers how many numbers are looked through together for conversations to look at
  record Pace(long lookMillis, long troubleMillis, int conversations, int messages, int numbers) {
    static final Pace USUAL = new Pace(500, 2_000, 500, 1_000, 5_000);
  }

  private final Database database;
  private final Unindexed unindexed;
  private final Pace pace;
  private final SaidWordsWriter writer;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /// Up to which number it has looked for conversations, and up to which it has to.
  private long lookedUpTo;

  private long lookUpTo;
  private long lastTold = System.nanoTime();
  private boolean told;
  private boolean troubled;

  TranscriptIndexer(Database database, Unindexed unindexed, Pace pace) {
    this.database = database;
    this.unindexed = unindexed;
    this.pace = pace;
    this.writer = new SaidWordsWriter(database, new Politeness(database, closing)::giveWay);
    this.thread = Thread.ofPlatform().name("store-words").daemon().unstarted(this::serve);
    database.watch(
        new Store.Watcher() {
          // What was refused when it failed may be stored nevertheless.
          @Override
          public void recovered() {
            unindexed.setUnknown();
          }
        });
  }

  void start() {
    thread.start();
  }

  private void serve() {
    while (closing.getCount() > 0) {
      long wait = pace.lookMillis();
      try {
        lookForMore();
        if (indexSome()) {
          wait = 0;
        }
        tell();
        troubled = false;
      } catch (StoreUnavailableException | StoreBusyException e) {
        log.debug("The index of transcripts waits for the database", e);
        wait = beginAgain();
      } catch (RuntimeException | Error e) { // one round that fails must not end all others
        if (!troubled) {
          log.warn("What was said cannot be indexed; it is tried again", e);
        }
        troubled = true;
        wait = beginAgain();
      }
      pause(wait);
    }
  }

  /// @return how long after, in milliseconds
  private long beginAgain() {
    unindexed.setUnknown();
    unindexed.done();
    writer.forget();
    return pace.troubleMillis();
  }

  private void pause(long millis) {
    try {
      if (millis > 0 && closing.await(millis, TimeUnit.MILLISECONDS)) {
        log.debug("The index of transcripts ends");
      }
    } catch (InterruptedException e) {
      log.warn("Somebody interrupted the index of transcripts, which must never happen");
    }
  }

  /// Looks through all conversations, once after each beginning and each trouble, as far as the
  /// next that were not looked at.
  private void lookForMore() {
    if (unindexed.takeUnknown()) {
      lookUpTo = database.read(SaidWords::lastConversation);
      lookedUpTo = 0;
      unindexed.setLeftToLookThrough(lookUpTo);
    }
    while (lookedUpTo < lookUpTo && unindexed.known() == 0 && closing.getCount() > 0) {
      long from = lookedUpTo;
      long to = Math.min(lookUpTo, from + pace.numbers());
      unindexed.addAll(database.read(handle -> SaidWords.behind(handle, from, to)));
      lookedUpTo = to;
      unindexed.setLeftToLookThrough(lookUpTo - to);
    }
  }

  /// @return whether there may be more to do at once
  private boolean indexSome() {
    List<Long> some = unindexed.take(pace.conversations());
    if (some.isEmpty()) {
      return false;
    }
    List<Long> left = writer.index(some, pace.messages());
    unindexed.addAll(left);
    unindexed.done();
    return !left.isEmpty() || unindexed.known() > pace.conversations() || lookedUpTo < lookUpTo;
  }

  private void tell() {
    long behind = unindexed.count();
    if (behind > MUCH && System.nanoTime() - lastTold > TOLD_EVERY_NANOS) {
      log.info("Transcripts are being indexed; conversations that wait: {}", behind);
      lastTold = System.nanoTime();
      told = true;
    } else if (behind == 0 && told) {
      log.info("All transcripts are indexed");
      told = false;
    }
  }

  /// Ends what it does, soon; what is left is done when it begins again.
  @Override
  public void close() {
    closing.countDown();
    if (!Threads.join(thread, PATIENCE)) {
      log.debug("The index of transcripts still waits for the database");
    }
  }
}
