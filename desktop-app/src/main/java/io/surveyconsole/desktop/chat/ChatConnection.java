package io.surveyconsole.desktop.chat;

/// One attempt to connect, and the connection that comes of it. Never used again after its end.
interface ChatConnection {

  /// Queues a text frame, without waiting for it to leave.
  ///
  /// @return false where the connection is not open: then nothing leaves
  boolean send(String text);

  /// Ends the connection or the attempt, with a close frame where there is someone to read it. No
  /// event of it is heard afterwards.
  void hangUp();
}
