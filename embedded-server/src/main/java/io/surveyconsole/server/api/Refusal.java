package io.surveyconsole.server.api;

import java.util.Locale;

/// What the server refuses because of a limit or a rule, and counts for the operator.
public enum Refusal {
  /// A message that came too soon after those before it.
  MESSAGE_RATE,
  /// A message or frame of too many bytes, or an answer of too many characters.
  MESSAGE_SIZE,
  /// A message that is no answer, in a conversation that is as long as it may be without.
  CONVERSATION_LENGTH,
  /// A connection above those that there may be.
  CONNECTIONS,
  /// … in one conversation.
  CONNECTIONS_OF_CONVERSATION,
  /// … from one address.
  CONNECTIONS_OF_ADDRESS,
  /// A connection that said nothing for too long.
  IDLE,
  /// A token that is wrong, expired or revoked, or missing where one is required.
  TOKEN,
  /// A request from a page of a foreign origin.
  ORIGIN,
  /// A request to a name that is not the server's.
  HOST,
  /// A request that did not arrive in time.
  SLOW_REQUEST,
  /// A request of too many bytes, in its header or its body, or nested too deep.
  REQUEST_SIZE;

  /// Its name in [Gauges].
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
