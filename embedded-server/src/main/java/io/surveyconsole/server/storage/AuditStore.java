package io.surveyconsole.server.storage;

import io.surveyconsole.server.model.AuditEntry;
import java.util.List;

/// Keeps what operators and scripts did. There is no way to change or remove an entry.
public interface AuditStore {

  /// Adds an entry, whose number is made here. It is durable when this returns.
  void add(AuditEntry entry);

  /// Entries, the newest first.
  ///
  /// @param before only those with a lower number
  List<AuditEntry> newest(long before, int limit);
}
