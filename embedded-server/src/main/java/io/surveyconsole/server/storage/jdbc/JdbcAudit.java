package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.model.AuditEntry;
import io.surveyconsole.server.storage.AuditStore;
import java.util.List;

/// What operators and scripts did, in SQL.
final class JdbcAudit implements AuditStore {
  private final Database database;

  JdbcAudit(Database database) {
    this.database = database;
  }

  @Override
  public void add(AuditEntry entry) {
    database.write(session ->
        session.update(
            "insert into audit_entry (at, who, address, action, target, status)"
                + " values (?, ?, ?, ?, ?, ?)",
            entry.at(),
            entry.who(),
            entry.address(),
            entry.action(),
            entry.target(),
            entry.status()));
  }

  @Override
  public List<AuditEntry> newest(long before, int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                "select number, at, who, address, action, target, status from audit_entry"
                    + " where number < :before order by number desc limit :limit")
            .bind("before", before)
            .bind("limit", limit)
            .map((rs, _) ->
                new AuditEntry(
                    rs.getLong("number"),
                    Rows.time(rs, "at"),
                    rs.getString("who"),
                    rs.getString("address"),
                    rs.getString("action"),
                    rs.getString("target"),
                    rs.getInt("status")))
            .list());
  }
}
