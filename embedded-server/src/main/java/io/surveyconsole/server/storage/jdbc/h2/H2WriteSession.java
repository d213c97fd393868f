package io.surveyconsole.server.storage.jdbc.h2;

import io.surveyconsole.server.storage.StoreUnavailableException;
import io.surveyconsole.server.storage.jdbc.WriteSession;
import io.surveyconsole.server.storage.jdbc.h2.disk.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to H2. A batch is durable when the [Journal] has it, which a thread of its own sees to;
/// H2 commits in memory meanwhile and writes its own file later, at a checkpoint.
///
/// Readers see a batch as soon as H2 has committed it. They may show it to somebody once it is
/// durable ([#awaitDurable]).
///
/// A failed commit is never tried again: nobody knows what of it reached the disk until the
/// database is opened anew.
final class H2WriteSession extends WriteSession {
  private static final Logger log = LoggerFactory.getLogger(H2WriteSession.class);
  private static final String SET_POSITION = "update write_position set batch = ?";

  private final Journal journal;

  /// Two threads: one appends while the other may still be telling whose batch is durable.
  private final ExecutorService appender =
      Executors.newFixedThreadPool(
          2, Thread.ofPlatform().name("store-journal-", 1).daemon().factory());

  private volatile CompletableFuture<?> appended = CompletableFuture.completedFuture(null);
  private final StatementLog statements = new StatementLog();
  private final BetweenBatches batches = new BetweenBatches();
  private final H2File file;
  private final Unsaved unsaved;
  private long lastBatch;

  /// How much may have changed in memory that H2 has not written, as [H2File#unsaved] counts it.
  ///
  /// @param much above this H2 is told to write
  /// @param most above this no batch begins or goes on before H2 has begun to write
  record Unsaved(int much, int most) {}

  private Runnable onMuch = () -> {};

  H2WriteSession(
      Connection connection, H2File file, Unsaved unsaved, Journal journal, long lastBatch) {
    super(connection);
    this.file = file;
    this.unsaved = unsaved;
    this.journal = journal;
    this.lastBatch = lastBatch;
  }

  /// Which batch the database has; 0 where it is too old to know of batches.
  static long position(Connection connection) throws SQLException {
    try (var tables = connection.getMetaData().getTables(null, "PUBLIC", "WRITE_POSITION", null)) {
      if (!tables.next()) {
        return 0;
      }
    }
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select batch from write_position")) {
      row.next();
      return row.getLong(1);
    }
  }

  /// Runs again what only the journal has.
  void replay(Journal.Batch batch) throws SQLException, IOException {
    StatementLog.replay(batch.content(), super::update);
    super.update(SET_POSITION, batch.number());
    connection().commit();
    lastBatch = batch.number();
  }

  long lastBatch() {
    return lastBatch;
  }

  /// Before the writer starts.
  ///
  /// @param listener is told when much has changed that H2 has not written
  void onMuch(Runnable listener) {
    onMuch = listener;
  }

  @Override
  public int update(String sql, @Nullable Object... parameters) throws SQLException {
    batches.enter(this::hasRoom);
    int rows = super.update(sql, parameters);
    statements.add(sql, parameters);
    return rows;
  }

  private boolean hasRoom() {
    boolean room = file.unsaved() <= unsaved.most();
    if (!room) {
      onMuch.run();
    }
    return room;
  }

  @Override
  public boolean isFull() {
    return file.unsaved() > unsaved.most();
  }

  @Override
  public CompletableFuture<?> commit() throws SQLException {
    if (statements.isEmpty()) {
      connection().commit();
      return CompletableFuture.completedFuture(null);
    }
    var batch = new Journal.Batch(lastBatch + 1, statements.content());
    super.update(SET_POSITION, batch.number());
    // Before anybody can see the batch: from then on whoever has seen it waits for this.
    appended = CompletableFuture.runAsync(() -> append(batch), appender);
    connection().commit();
    lastBatch = batch.number();
    endOfBatch();
    if (muchUnsaved()) {
      onMuch.run();
    }
    return appended;
  }

  private void append(Journal.Batch batch) {
    try {
      journal.append(batch);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal could not be written", e);
    }
  }

  /// Returns once everything is durable that was committed until now. Any thread.
  ///
  /// @throws StoreUnavailableException if nobody knows whether it is, or the disk takes longer
  void awaitDurable(Duration patience) {
    try {
      appended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new StoreUnavailableException("the journal could not be written", e);
    } catch (TimeoutException e) {
      throw new StoreUnavailableException("the disk does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("interrupted while the disk is busy", e);
    }
  }

  private void endOfBatch() {
    statements.clear();
    batches.leave();
  }

  /// Lets H2 write what has changed, when no batch is under way; returns when it has.
  void save() throws SQLException {
    batches.run(file::begin);
    file.await();
  }

  /// Brings the database's file up to date: what the journal has from before is not needed any
  /// more. Returns when it is on the disk.
  ///
  /// @return false if the journal has no room to go on meanwhile
  boolean checkpoint() throws SQLException {
    var begun = new boolean[1];
    batches.run(() -> {
      begun[0] = journal.turn();
      if (begun[0]) {
        file.begin();
      }
    });
    if (!begun[0]) {
      return false;
    }
    file.await();
    file.force();
    journal.release();
    return true;
  }

  /// Makes some room in the database's file.
  ///
  /// @return false if there is nothing to gain
  boolean gather() throws SQLException {
    var gained = new boolean[1];
    batches.run(() -> gained[0] = file.gather());
    return gained[0];
  }

  /// Nobody saves any more: a writer that waits for it is told.
  void endOfSaving() {
    batches.end();
  }

  /// Closes the database without writing to its file. Nothing is being committed any more.
  void abandon(Exception cause) {
    appender.shutdown();
    SettledH2.leave(connection(), cause);
  }

  /// How much the journal has taken since the last checkpoint began, in bytes. Any thread.
  long journalSize() {
    return journal.size();
  }

  /// Whether much has changed that H2 has not written. Any thread.
  boolean muchUnsaved() {
    return file.unsaved() > unsaved.much();
  }

  @Override
  public Remedy afterFailedRun(Exception cause) {
    try {
      rollback();
      // Of a database that has closed itself this fails; of one that works it costs nothing.
      number("select batch from write_position");
      return Remedy.UNDONE;
    } catch (SQLException | RuntimeException e) {
      log.debug("The database is gone", e);
      return Remedy.LOST;
    } finally {
      endOfBatch();
    }
  }

  /// Whatever came of the batch, a checkpoint need not wait for it any more, nor finds it half
  /// done.
  @Override
  public void settled() {
    if (statements.isEmpty()) {
      batches.leave();
    } else {
      batches.breakOff();
    }
  }

  /// The batch may be on its way into the journal: as long as it is, the files are in use.
  @Override
  public Remedy afterFailedCommit(Exception cause) {
    batches.breakOff();
    appended.exceptionally(_ -> null).join();
    return Remedy.LOST;
  }
}
