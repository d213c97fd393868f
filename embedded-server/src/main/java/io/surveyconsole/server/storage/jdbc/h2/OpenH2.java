package io.surveyconsole.server.storage.jdbc.h2;

import com.zaxxer.hikari.HikariDataSource;
import io.surveyconsole.server.storage.jdbc.Engine;
import io.surveyconsole.server.storage.jdbc.GroupCommitWriter;
import io.surveyconsole.server.storage.jdbc.OpenDatabase;
import io.surveyconsole.server.storage.jdbc.Threads;
import io.surveyconsole.server.storage.jdbc.h2.disk.Journal;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An H2 database that is open, with the threads that write to it.
final class OpenH2 implements OpenDatabase {
  private static final Logger log = LoggerFactory.getLogger(OpenH2.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(3);

  private final HikariDataSource readers;
  private final Jdbi jdbi;
  private final H2WriteSession session;
  private final Journal journal;
  private final GroupCommitWriter writer;
  private final Checkpoints checkpoints;
  private final boolean isNew;

  OpenH2(
      HikariDataSource readers,
      H2WriteSession session,
      Journal journal,
      boolean isNew,
      Checkpoints.Pace pace,
      Engine.OnFailure onFailure) {
    this.readers = readers;
    this.jdbi = Jdbi.create(readers);
    this.session = session;
    this.journal = journal;
    this.isNew = isNew;
    this.writer = new GroupCommitWriter(session, onFailure, GroupCommitWriter.MAX_WAITING);
    this.checkpoints = new Checkpoints(session, pace, onFailure);
    writer.start();
    checkpoints.start();
  }

  @Override
  public Jdbi readers() {
    return jdbi;
  }

  @Override
  public GroupCommitWriter writer() {
    return writer;
  }

  @Override
  public void awaitDurable(Duration patience) {
    session.awaitDurable(patience);
  }

  @Override
  public boolean isNew() {
    return isNew;
  }

  @Override
  public void close() {
    if (!stopped()) {
      return;
    }
    var last =
        Thread.ofPlatform().name("store-last-checkpoint").daemon().start(this::lastCheckpoint);
    if (Threads.join(last, LAST_PATIENCE)) {
      // Closing it in H2's own way would move pages about once more, to no avail.
      end();
    } else {
      log.error("The disk does not answer; the journal has what the database lacks");
    }
  }

  private void lastCheckpoint() {
    try {
      if (!session.checkpoint()) {
        log.warn("The last checkpoint did not finish; the journal has what the database lacks");
      }
    } catch (SQLException | RuntimeException e) {
      log.warn("The database did not close cleanly; its journal has what it lacks", e);
    }
  }

  @Override
  public boolean abandon() {
    boolean stopped = stopped();
    if (stopped) {
      end();
    }
    return stopped;
  }

  /// @return false if the disk does not answer: then the files stay with those who wait for it
  private boolean stopped() {
    boolean writerStopped = writer.close(PATIENCE);
    boolean stopped = checkpoints.close(PATIENCE) && writerStopped;
    readers.close();
    if (!stopped) {
      log.error("The disk does not answer; the database is left as it is");
    }
    return stopped;
  }

  private void end() {
    var reported = new IOException("the database was left");
    session.abandon(reported);
    try {
      journal.close();
    } catch (IOException e) {
      reported.addSuppressed(e);
    }
    log.debug("Left", reported);
  }
}
