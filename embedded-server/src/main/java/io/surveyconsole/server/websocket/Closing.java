package io.surveyconsole.server.websocket;

import io.surveyconsole.server.protocol.CloseReason;

/// How a connection is closed, and why.
///
/// @param told what the peer is told; cut to what a close frame carries
/// @param noted what is recorded of it for the operator: in figures, which are not for the peer
record Closing(CloseReason reason, String told, String noted) {
  private static final int MAX_TOLD_BYTES = 123;

  Closing {
    told = Utf8.cut(told, MAX_TOLD_BYTES);
  }

  /// What is told is what there is to say.
  Closing(CloseReason reason, String told) {
    this(reason, told, Utf8.cut(told, MAX_TOLD_BYTES));
  }

  static Closing of(CloseReason reason) {
    return new Closing(reason, reason.text());
  }
}
