package io.surveyconsole.server.access;

import io.surveyconsole.server.config.Authentication;
import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Ids;
import io.surveyconsole.server.model.RespondentToken;
import io.surveyconsole.server.model.TokenHash;
import io.surveyconsole.server.storage.TokenStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may take part in a conversation: whoever shows one of its tokens, and without one everybody
/// who knows its id as long as tokens are optional.
public final class RespondentAccess {
  /// A new token: shown once, to whoever asked for it.
  public record Issued(Secret token, RespondentToken kept) {}

  /// What came of a look at a token.
  public sealed interface Verdict {
    /// They may take part.
    ///
    /// @param until null: they came without a token, which does not expire
    record Admitted(@Nullable Instant until) implements Verdict {}

    /// A token is required and there was none.
    record Missing() implements Verdict {}

    /// It is none of this conversation's, or has expired, or was revoked.
    record Wrong() implements Verdict {}
  }

  private final TokenStore store;
  private final Authentication settings;
  private final Clock clock;
  private final Ids ids;

  public RespondentAccess(TokenStore store, Authentication settings, Clock clock, Ids ids) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
  }

  /// Makes a token that has still to be stored.
  public Issued make(ConversationId conversation) {
    var token = new Secret(ids.token());
    return new Issued(
        token,
        new RespondentToken(
            TokenHash.of(token.value()),
            conversation,
            clock.instant().plus(settings.respondentTokenLife())));
  }

  /// Adds a token to those that the conversation has; they stay valid.
  ///
  /// @return empty if there is no such conversation
  public Optional<Issued> issue(ConversationId conversation) {
    Issued issued = make(conversation);
    return store.add(issued.kept()) ? Optional.of(issued) : Optional.empty();
  }

  /// Judges what somebody shows who wants into a conversation; says nothing of whether there is
  /// one.
  public Verdict judge(ConversationId conversation, @Nullable String token) {
    if (token == null) {
      return switch (settings.respondents()) {
        case OPTIONAL -> new Verdict.Admitted(null);
        case REQUIRED -> new Verdict.Missing();
      };
    }
    Instant now = clock.instant();
    return store
        .find(TokenHash.of(token))
        .filter(found -> found.opens(conversation, now))
        .<Verdict>map(found -> new Verdict.Admitted(found.expiresAt()))
        .orElseGet(Verdict.Wrong::new);
  }

  /// Revokes all tokens of a conversation.
  ///
  /// @return how many there were
  public int revokeAll(ConversationId conversation) {
    return store.removeAll(conversation);
  }
}
