package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.AdminTokenStore;
import io.surveyconsole.server.storage.AuditStore;
import io.surveyconsole.server.storage.ConnectionStore;
import io.surveyconsole.server.storage.ConversationStore;
import io.surveyconsole.server.storage.CustomerStore;
import io.surveyconsole.server.storage.Store;
import io.surveyconsole.server.storage.StoreOpenException;
import io.surveyconsole.server.storage.SurveyStore;
import io.surveyconsole.server.storage.TokenStore;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps everything in a database that speaks SQL.
public final class JdbcStore implements Store {
  private final Database database;
  private final Unindexed unindexed = new Unindexed();
  private final JdbcConversations conversations;
  private final JdbcCustomers customers;
  private final JdbcSurveys surveys;
  private final JdbcTokens tokens;
  private final JdbcAdminTokens adminTokens;
  private final JdbcAudit audit;
  private final JdbcConnections connections;
  private volatile @Nullable TranscriptIndexer indexer;

  private JdbcStore(Database database) {
    this.database = database;
    this.conversations = new JdbcConversations(database, unindexed);
    this.customers = new JdbcCustomers(database);
    this.surveys = new JdbcSurveys(database);
    this.tokens = new JdbcTokens(database);
    this.adminTokens = new JdbcAdminTokens(database);
    this.audit = new JdbcAudit(database);
    this.connections = new JdbcConnections(database);
  }

  /// Opens a database, and makes it where there is none.
  ///
  /// @throws StoreOpenException if there is one that cannot be used; it is left as it is
  public static JdbcStore open(Engine engine) {
    return open(engine, Database.FIRST_WAIT);
  }

  /// Opens a database, and makes it where there is none.
  ///
  /// @param firstWait how long after a failure it is first opened anew; the next waits are longer
  /// @throws StoreOpenException if there is one that cannot be used; it is left as it is
  public static JdbcStore open(Engine engine, Duration firstWait) {
    return new JdbcStore(new Database(engine, firstWait));
  }

  /// From now on conversations are found by what was said in them, a little after it was said; what
  /// was said before is found as soon as it has been looked through. Until [#close]. Once only.
  public void indexTranscripts() {
    indexTranscripts(TranscriptIndexer.Pace.USUAL);
  }

  void indexTranscripts(TranscriptIndexer.Pace pace) {
    indexer = new TranscriptIndexer(database, unindexed, pace);
    indexer.start();
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
  public TokenStore tokens() {
    return tokens;
  }

  @Override
  public AdminTokenStore adminTokens() {
    return adminTokens;
  }

  @Override
  public AuditStore audit() {
    return audit;
  }

  @Override
  public ConnectionStore connections() {
    return connections;
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

  /// How many batches were made durable since it was opened last.
  public long batches() {
    return database.measured(GroupCommitWriter::batches);
  }

  /// How many writes were in them.
  public long writes() {
    return database.measured(GroupCommitWriter::writes);
  }

  @Override
  public void close() {
    TranscriptIndexer now = indexer;
    if (now != null) {
      now.close();
    }
    database.close();
  }
}
