package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.ConversationStore;
import io.surveyconsole.server.storage.CustomerStore;
import io.surveyconsole.server.storage.DataFolderException;
import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.SurveyStore;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps everything in a database that speaks SQL.
public final class JdbcStore implements Store {
  private final Database database;
  private final JdbcConversations conversations;
  private final JdbcCustomers customers;
  private final JdbcSurveys surveys;

  private JdbcStore(Database database) {
    this.database = database;
    this.conversations = new JdbcConversations(database);
    this.customers = new JdbcCustomers(database);
    this.surveys = new JdbcSurveys(database);
  }

  /// Opens the H2 database in this folder, and makes it where there is none.
  ///
  /// @throws DataFolderException if there is one that cannot be used; it is left as it is
  public static JdbcStore inFolder(Path folder) {
    return open(new H2Engine(folder.toString()));
  }

  static JdbcStore open(Engine engine) {
    return new JdbcStore(new Database(engine));
  }

  @Override
  public ConversationStore conversations() {
    return conversations;
  }

  @Override
  public CustomerStore customers() {
    return customers;
  }

  @Override
  public SurveyStore surveys() {
    return surveys;
  }

  @Override
  public boolean isNew() {
    return database.isNew();
  }

  @Override
  public void watch(Watcher watcher) {
    database.watch(watcher);
  }

  @Override
  public Optional<String> failure() {
    return database.failure();
  }

  @Override
  public long lastSyncNanos() {
    return database.measured(GroupCommitWriter::lastSyncNanos);
  }

  @Override
  public long busyNanos() {
    return database.measured(GroupCommitWriter::busyNanos);
  }

  @Override
  public int queued() {
    return (int) database.measured(GroupCommitWriter::queued);
  }

  @Override
  public void close() {
    database.close();
  }
}
