package io.surveyconsole.server.storage;

import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.RespondentToken;
import io.surveyconsole.server.model.TokenHash;
import java.util.Optional;

/// Keeps respondents' tokens. Writes are durable when they return.
public interface TokenStore {

  /// Adds a token to those the conversation has.
  ///
  /// @return false if there is no such conversation
  boolean add(RespondentToken token);

  Optional<RespondentToken> find(TokenHash hash);

  /// Removes all tokens of the conversation.
  ///
  /// @return how many there were
  int removeAll(ConversationId conversation);
}
