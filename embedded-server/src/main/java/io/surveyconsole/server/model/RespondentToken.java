package io.surveyconsole.server.model;

import java.time.Instant;

/// A respondent's token as it is kept: it opens this one conversation until then.
public record RespondentToken(TokenHash hash, ConversationId conversation, Instant expiresAt) {
  public boolean opens(ConversationId asked, Instant now) {
    return conversation.equals(asked) && now.isBefore(expiresAt);
  }
}
