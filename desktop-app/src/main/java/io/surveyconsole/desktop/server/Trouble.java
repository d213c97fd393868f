package io.surveyconsole.desktop.server;

import java.util.List;

/// Why the server does not run, and what the operator can do.
///
/// @param problems one line each, where there are several
public record Trouble(Kind kind, String explanation, String remedy, List<String> problems) {
  /// Decides which ways out are offered.
  public enum Kind {
    ADDRESS_UNUSABLE,
    PORT_TAKEN,
    DATA_FOLDER_LOCKED,
    DATA_FOLDER_UNUSABLE,
    DATABASE_DAMAGED,
    DATABASE_KEY,
    DATABASE_IN_USE,
    DATABASE_UNREACHABLE,
    CERTIFICATE_UNUSABLE,
    BAD_CONFIGURATION,
    UNEXPECTED
  }

  public Trouble {
    problems = List.copyOf(problems);
  }
}
