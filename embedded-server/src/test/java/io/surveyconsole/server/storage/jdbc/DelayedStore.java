package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.storage.Store;
import java.nio.file.Path;

/// The same store without what makes an answer safe: H2's own write delay and no sync. What tests
/// of durability are held against.
public final class DelayedStore {
  private DelayedStore() {}

  public static Store open(Path folder) {
    return H2Store.open(folder, H2Store.Durability.DELAYED);
  }
}
