package io.surveyconsole.server.protocol;

import org.jspecify.annotations.Nullable;

/// What a respondent's client sends.
public sealed interface ClientMessage {

  /// Something the respondent says. The content is what came: whether it is blank or too long is
  /// judged by the conversation.
  ///
  /// @param clientMessageId the client's own id of it, 1–64 characters; with it the server
  ///   acknowledges, and counts a repeat once
  record Said(String content, @Nullable String clientMessageId) implements ClientMessage {}

  /// The client tells that it is back after a lost connection.
  record ReconnectConfirm() implements ClientMessage {}

  /// The client shows that it is alive.
  record Heartbeat() implements ClientMessage {}

  /// Something that is no message of the protocol.
  ///
  /// @param problem in plain words, fit to be sent back
  record Unreadable(String problem) implements ClientMessage {}
}
