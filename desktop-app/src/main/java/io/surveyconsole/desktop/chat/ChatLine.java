package io.surveyconsole.desktop.chat;

import java.time.Instant;

/// A line of the chat, top to bottom.
sealed interface ChatLine {

  /// When it was said or happened.
  Instant at();

  /// The bot said it.
  record BotLine(long seq, String text, Instant at) implements ChatLine {}

  /// It was said here.
  ///
  /// @param id its `client_message_id`
  record OwnLine(String id, String text, Instant at, Delivery delivery) implements ChatLine {

    OwnLine with(Delivery next) {
      return new OwnLine(id, text, at, next);
    }

    /// Whether the server has yet to say what becomes of it.
    boolean isPending() {
      return switch (delivery) {
        case Delivery.Sending _, Delivery.SentAgainLater _ -> true;
        case Delivery.Stored _, Delivery.Refused _ -> false;
      };
    }
  }

  /// The respondent said it, but not here: earlier, or on another connection.
  record OtherLine(long seq, String text, Instant at) implements ChatLine {}

  /// Something happened to the connection or the conversation.
  record NoticeLine(Notice notice, Instant at) implements ChatLine {}

  /// The server reported an error.
  record ErrorLine(String text, Instant at) implements ChatLine {}

  /// A frame that is no message of the protocol, as it came.
  ///
  /// @param cut true where it was longer than shown
  record RawLine(String text, boolean cut, Instant at) implements ChatLine {}
}
