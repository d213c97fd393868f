package io.surveyconsole.server.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the holder of an operator's token may do; each includes those before it.
public enum Scope {
  /// Look at everything.
  READ,
  /// Change what the server holds: begin conversations, speak in them, close connections.
  OPERATE,
  /// Make and revoke operators' tokens. Only the server's own token may.
  OWN;

  /// Its name in the API, in commands and in the database.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean includes(Scope other) {
    return compareTo(other) >= 0;
  }

  /// The scope with this name.
  public static Optional<Scope> ofWireName(String name) {
    return Arrays.stream(values()).filter(scope -> scope.wireName().equals(name)).findFirst();
  }
}
