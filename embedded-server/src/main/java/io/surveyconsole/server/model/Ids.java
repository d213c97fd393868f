package io.surveyconsole.server.model;

/// Makes new ids.
public interface Ids {

  /// At least 128 random bits.
  ConversationId conversation();

  CustomerId customer();

  ConnectionId connection();

  /// Joins what the operator or caller reads with the same event in the log.
  String error();
}
