package io.surveyconsole.desktop.transcript;

import io.surveyconsole.server.api.MessageView;
import io.surveyconsole.server.protocol.Sender;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stored message as the transcript shows it.
///
/// @param seq its number in the conversation, from 1 without a gap
/// @param content as it came: it is made harmless where it is shown
/// @param operator who sent it where it was neither the survey nor the respondent
/// @param step what an operator did with the conversation by it, such as skipping a question
record Said(
    long seq,
    Instant at,
    Sender sender,
    String content,
    @Nullable String operator,
    @Nullable String step) {

  static Said of(MessageView message) {
    return new Said(
        message.seq(),
        message.timestamp(),
        message.sender(),
        message.content(),
        message.operator(),
        message.step());
  }

  /// Whether it stands on the survey's side.
  boolean bot() {
    return sender == Sender.BOT;
  }
}
