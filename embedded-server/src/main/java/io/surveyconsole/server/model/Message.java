package io.surveyconsole.server.model;

import io.surveyconsole.server.protocol.Sender;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stored message of a conversation.
///
/// @param seq its number in the conversation, from 1 without a gap
/// @param clientMessageId the client's own id of it, unique in the conversation
/// @param step the operator's step of which it is what the respondent sees; null where no operator
///   stepped in
public record Message(
    long seq,
    Sender sender,
    String content,
    Instant timestamp,
    @Nullable String clientMessageId,
    @Nullable OperatorStep step) {

  public Message {
    if (step != null && sender != Sender.BOT) {
      throw new IllegalArgumentException("an operator speaks as the bot, not as the respondent");
    }
  }

  /// A message in which no operator had a hand.
  public Message(
      long seq,
      Sender sender,
      String content,
      Instant timestamp,
      @Nullable String clientMessageId) {
    this(seq, sender, content, timestamp, clientMessageId, null);
  }
}
