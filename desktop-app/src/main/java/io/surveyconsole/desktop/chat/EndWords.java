package io.surveyconsole.desktop.chat;

import io.surveyconsole.desktop.chat.TransportEvent.Closed;
import io.surveyconsole.desktop.chat.TransportEvent.Ended;
import io.surveyconsole.desktop.chat.TransportEvent.NoAnswer;
import io.surveyconsole.desktop.chat.TransportEvent.UpgradeRefused;

/// How a connection ended, for the wire table: figures as they are, in no language.
final class EndWords {
  private EndWords() {}

  static String technical(Ended end) {
    return switch (end) {
      case Closed closed ->
          closed.code()
              + (closed.reason().isEmpty() ? "" : " " + closed.reason())
              + (closed.remote() ? " · remote" : " · local");
      case UpgradeRefused refused ->
          refused.httpStatus() == 0 ? "no WebSocket upgrade" : "HTTP " + refused.httpStatus();
      case NoAnswer noAnswer -> noAnswer.detail();
    };
  }
}
