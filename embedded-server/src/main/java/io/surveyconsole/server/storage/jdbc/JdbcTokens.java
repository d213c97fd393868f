package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.RespondentToken;
import io.surveyconsole.server.model.TokenHash;
import io.surveyconsole.server.storage.TokenStore;
import java.sql.SQLException;
import java.util.Optional;

/// Respondents' tokens in SQL.
final class JdbcTokens implements TokenStore {
  private static final String NUMBER = "select number from conversation where id = ?";

  private final Database database;

  JdbcTokens(Database database) {
    this.database = database;
  }

  /// Adds a token to a conversation, in the transaction that may be making it.
  static void add(WriteSession session, long conversation, RespondentToken token)
      throws SQLException {
    session.add(
        WriteSession.Part.TOKEN,
        "insert into respondent_token (hash, conversation, expires_at) values (?, ?, ?)",
        token.hash().value(),
        conversation,
        token.expiresAt());
  }

  @Override
  public boolean add(RespondentToken token) {
    return database.write(session -> {
      Long conversation = session.number(NUMBER, token.conversation().value());
      if (conversation == null) {
        return false;
      }
      add(session, conversation, token);
      return true;
    });
  }

  @Override
  public Optional<RespondentToken> find(TokenHash hash) {
    return database.read(handle ->
        handle
            .createQuery(
                "select c.id, t.expires_at from respondent_token t"
                    + " join conversation c on c.number = t.conversation where t.hash = :hash")
            .bind("hash", hash.value())
            .map((rs, _) ->
                new RespondentToken(
                    hash, new ConversationId(rs.getString("id")), Rows.time(rs, "expires_at")))
            .findOne());
  }

  @Override
  public int removeAll(ConversationId conversation) {
    return database.write(session ->
        session.update(
            "delete from respondent_token where conversation = (" + NUMBER + ")",
            conversation.value()));
  }
}
