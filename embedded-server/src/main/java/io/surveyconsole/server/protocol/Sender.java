package io.surveyconsole.server.protocol;

/// Who said something in a conversation.
public enum Sender {
  BOT,
  USER
}
