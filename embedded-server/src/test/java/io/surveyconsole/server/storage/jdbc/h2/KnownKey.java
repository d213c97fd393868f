package io.surveyconsole.server.storage.jdbc.h2;

import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.keys.DatabaseKeys;
import io.surveyconsole.server.keys.KeyKeeper;
import java.util.Optional;

/// Keeps one key, in memory.
final class KnownKey implements KeyKeeper {
  private final Optional<Secret> key;

  private KnownKey(Optional<Secret> key) {
    this.key = key;
  }

  /// The key that is this digit again and again.
  static DatabaseKeys of(String digit, boolean wanted) {
    return new DatabaseKeys(
        wanted, new KnownKey(Optional.of(new Secret(digit.repeat(64)))), KnownKey::none);
  }

  /// There was one, and it was lost.
  static DatabaseKeys lost() {
    return new DatabaseKeys(true, new KnownKey(Optional.empty()), KnownKey::none);
  }

  private static String none() {
    throw new AssertionError("no key is to be made");
  }

  @Override
  public Optional<Secret> find() {
    return key;
  }

  @Override
  public void keep(Secret made) {
    throw new AssertionError("no key is to be kept");
  }

  @Override
  public String place() {
    return "the test";
  }
}
