package io.surveyconsole.server.keys;

import io.surveyconsole.server.config.Secret;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a key is written: 256 random bits, as 64 digits and letters from a to f. Nothing weaker is
/// one, for the database's encryption relies on it.
final class KeyForm {
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  /// What to do about a text that is none.
  static final String REMEDY =
      "A key is one line of 64 digits and letters from a to f. Put back the one that was made for"
          + " this database.";

  private KeyForm() {}

  /// The key in a text, with or without space around it; empty if it is none.
  static Optional<Secret> read(String text) {
    String key = text.strip();
    return KEY.matcher(key).matches() ? Optional.of(new Secret(key)) : Optional.empty();
  }
}
