package io.surveyconsole.server.storage.jdbc.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.surveyconsole.server.storage.jdbc.Engine;
import io.surveyconsole.server.storage.jdbc.GroupCommitWriter;
import io.surveyconsole.server.storage.jdbc.OpenDatabase;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL database that is open, with the thread that writes to it.
final class OpenPostgres implements OpenDatabase {
  private static final Logger log = LoggerFactory.getLogger(OpenPostgres.class);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final HikariDataSource readers;
  private final Jdbi jdbi;
  private final PostgresSession session;
  private final GroupCommitWriter writer;
  private final boolean isNew;

  OpenPostgres(
      HikariDataSource readers,
      PostgresSession session,
      boolean isNew,
      Engine.OnFailure onFailure) {
    this.readers = readers;
    this.jdbi = Jdbi.create(readers);
    this.session = session;
    this.isNew = isNew;
    this.writer = new GroupCommitWriter(session, onFailure, GroupCommitWriter.MAX_WAITING);
    writer.start();
  }

  @Override
  public Jdbi readers() {
    return jdbi;
  }

  @Override
  public GroupCommitWriter writer() {
    return writer;
  }

  /// PostgreSQL shows nothing else.
  @Override
  public void awaitDurable(Duration patience) {}

  @Override
  public boolean isNew() {
    return isNew;
  }

  @Override
  public void close() {
    if (!writer.close(PATIENCE)) {
      log.error("PostgreSQL does not answer; what was not confirmed may or may not be stored");
    }
    readers.close();
    try {
      session.close();
    } catch (SQLException e) {
      log.debug("The writer's connection did not close", e);
    }
  }

  /// What was not committed PostgreSQL itself undoes.
  @Override
  public boolean abandon() {
    close();
    return true;
  }
}
