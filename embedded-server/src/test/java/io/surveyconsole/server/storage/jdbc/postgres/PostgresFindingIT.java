package io.surveyconsole.server.storage.jdbc.postgres;

import io.surveyconsole.server.storage.jdbc.Engine;
import io.surveyconsole.server.storage.jdbc.FindingContract;
import io.surveyconsole.server.testing.PostgresServer;
import java.time.Duration;

class PostgresFindingIT extends FindingContract {
  private final PostgresServer server = PostgresServer.shared();
  private final String database = server.newDatabase();

  @Override
  protected Engine engine() {
    return new PostgresEngine(
        new Postgres(server.url(database), PostgresServer.user(), null), Duration.ofSeconds(30));
  }
}
