package io.surveyconsole.server.access;

import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.model.AdminToken;
import io.surveyconsole.server.model.Ids;
import io.surveyconsole.server.model.Scope;
import io.surveyconsole.server.model.TokenHash;
import io.surveyconsole.server.storage.AdminTokenStore;
import io.surveyconsole.server.storage.DuplicateException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Who operates the server: whoever shows its own token, or one of those made for others.
///
/// All tokens are held in memory, so that a store that does not answer locks nobody out.
public final class OperatorAccess {
  private final TokenHash own;
  private final AdminTokenStore store;
  private final Clock clock;
  private final Ids ids;
  private final ConcurrentMap<String, Instant> unsavedUses = new ConcurrentHashMap<>();
  private volatile Map<TokenHash, AdminToken> known;

  /// @param own the server's own token, which is not in the store
  public OperatorAccess(Secret own, AdminTokenStore store, Clock clock, Ids ids) {
    this.own = TokenHash.of(own.value());
    this.store = store;
    this.clock = clock;
    this.ids = ids;
    this.known = stored();
  }

  /// Whose token this is. The time it takes tells nothing of the tokens there are: only hashes are
  /// looked for, and nobody can aim at one.
  public Optional<Operator> identify(String token) {
    TokenHash hash = TokenHash.of(token);
    if (own.matches(hash)) {
      return Optional.of(new Operator(Operator.OWN, Scope.OWN, own));
    }
    AdminToken found = known.get(hash);
    if (found == null) {
      return Optional.empty();
    }
    unsavedUses.put(found.name(), clock.instant().truncatedTo(ChronoUnit.MINUTES));
    return Optional.of(new Operator(found.name(), found.scope(), hash));
  }

  /// Those made for others, by name, each with its last use.
  public List<AdminToken> tokens() {
    return store.all().stream().map(this::withLatestUse).toList();
  }

  private AdminToken withLatestUse(AdminToken token) {
    Instant unsaved = unsavedUses.get(token.name());
    return unsaved == null ? token : token.usedAt(unsaved);
  }

  /// Makes a token, which is shown this once.
  ///
  /// @throws DuplicateException if the name is taken
  public synchronized Secret make(String name, Scope scope) {
    if (name.equals(Operator.OWN)) {
      throw new DuplicateException("the server's own token has this name");
    }
    var token = new Secret(ids.token());
    store.add(new AdminToken(name, TokenHash.of(token.value()), scope, clock.instant(), null));
    known = stored();
    return token;
  }

  /// Revokes a token: it opens nothing from now on.
  ///
  /// @return false if there is none of this name
  public synchronized boolean revoke(String name) {
    // First here: whatever becomes of the store, it opens nothing any more.
    known =
        known.values().stream()
            .filter(token -> !token.name().equals(name))
            .collect(Collectors.toMap(AdminToken::hash, Function.identity()));
    unsavedUses.remove(name);
    return store.remove(name);
  }

  /// Whether the token is still good with which somebody came.
  public boolean isKnown(Operator operator) {
    return operator.token().equals(own) || known.containsKey(operator.token());
  }

  /// Stores when tokens were used last.
  public void saveUses() {
    Map<String, Instant> uses = Map.copyOf(unsavedUses);
    if (!uses.isEmpty()) {
      store.noteUses(uses);
      uses.forEach(unsavedUses::remove); // unless it was used again meanwhile
    }
  }

  private Map<TokenHash, AdminToken> stored() {
    return store.all().stream().collect(Collectors.toMap(AdminToken::hash, Function.identity()));
  }
}
