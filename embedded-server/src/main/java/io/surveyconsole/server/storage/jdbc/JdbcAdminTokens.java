package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.model.AdminToken;
import io.surveyconsole.server.model.Scope;
import io.surveyconsole.server.model.TokenHash;
import io.surveyconsole.server.storage.AdminTokenStore;
import io.surveyconsole.server.storage.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Operators' tokens in SQL.
final class JdbcAdminTokens implements AdminTokenStore {
  private final Database database;

  JdbcAdminTokens(Database database) {
    this.database = database;
  }

  @Override
  public void add(AdminToken token) {
    database.write(session ->
        session.update(
            "insert into admin_token (name, hash, scope, created_at) values (?, ?, ?, ?)",
            token.name(),
            token.hash().value(),
            token.scope().wireName(),
            token.createdAt()));
  }

  @Override
  public List<AdminToken> all() {
    return database.read(handle ->
        handle
            .createQuery(
                "select name, hash, scope, created_at, last_used_at from admin_token order by name")
            .map((rs, _) ->
                new AdminToken(
                    rs.getString("name"),
                    new TokenHash(rs.getString("hash")),
                    scope(rs.getString("scope")),
                    Rows.time(rs, "created_at"),
                    Rows.timeOrNull(rs, "last_used_at")))
            .list());
  }

  private static Scope scope(String name) {
    return Scope.ofWireName(name)
        .orElseThrow(() -> new StoreException("there is no scope " + name));
  }

  @Override
  public boolean remove(String name) {
    return database.write(session -> session.update("delete from admin_token where name = ?", name))
        == 1;
  }

  @Override
  public void noteUses(Map<String, Instant> lastUsedByName) {
    database.write(session -> {
      for (var use : lastUsedByName.entrySet()) {
        session.update(
            "update admin_token set last_used_at = ? where name = ?", use.getValue(), use.getKey());
      }
      return null;
    });
  }
}
