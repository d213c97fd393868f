package io.surveyconsole.server.storage;

import io.surveyconsole.server.model.AdminToken;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Keeps operators' tokens, of which there are a few. Writes are durable when they return.
public interface AdminTokenStore {

  /// Adds a token.
  ///
  /// @throws DuplicateException if the name is taken
  void add(AdminToken token);

  /// All, by name.
  List<AdminToken> all();

  /// Removes a token.
  ///
  /// @return false if there is none of this name
  boolean remove(String name);

  /// Notes when tokens were used last. One that has been removed meanwhile is left out.
  void noteUses(Map<String, Instant> lastUsedByName);
}
