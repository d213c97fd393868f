package io.surveyconsole.server.websocket;

/// The sending side of a socket. Nothing here blocks; every send tells how it ended.
interface FrameSink {
  /// A time that nobody knows yet.
  long UNKNOWN = -1;

  /// How a send ended; called once, by any thread, possibly before `send` returns.
  interface Outcome {
    void sent();

    void failed(Throwable cause);
  }

  /// Sends a text frame. The next is sent only after this one's outcome.
  void send(String frame, Outcome outcome);

  /// Sends a close frame.
  void close(int code, String reason);

  /// Sends a ping, which a peer that lives answers.
  void ping();

  /// How long it took from the last ping that was answered to the next byte from the peer, in
  /// nanoseconds; [#UNKNOWN] before that.
  long roundTripNanos();

  /// For how long nothing has come from the peer, in nanoseconds.
  long silentNanos();

  /// How many bytes have come from the peer, whatever they were.
  long heardBytes();

  /// For how long the peer's line has taken nothing, in nanoseconds.
  long untakenNanos();

  /// Cuts the line.
  void cut();
}
