package io.surveyconsole.desktop.audit;

import io.surveyconsole.desktop.table.LiveRow;
import io.surveyconsole.server.api.AuditEntryView;

/// A row of the audit log. Entries never change.
public final class AuditRow extends LiveRow<AuditEntryView> {
  AuditRow(AuditEntryView entry) {
    super(id(entry), entry);
  }

  static String id(AuditEntryView entry) {
    return Long.toString(entry.number());
  }

  long number() {
    return value().number();
  }
}
