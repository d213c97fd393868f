package io.surveyconsole.desktop.access;

import io.surveyconsole.desktop.table.LiveRow;
import io.surveyconsole.server.api.AdminTokenView;

/// A row of the table of tokens.
public final class AccessRow extends LiveRow<AdminTokenView> {
  AccessRow(AdminTokenView token) {
    super(token.name(), token);
  }
}
