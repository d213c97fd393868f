package io.surveyconsole.server.model;

/// Makes new ids.
public interface Ids {

  /// At least 128 random bits.
  ConversationId conversation();

  CustomerId customer();

  ConnectionId connection();

  /// 256 random bits as hexadecimal digits, which no mail program and no messenger breaks off a
  /// link.
  String token();

  /// Joins what the operator or caller reads with the same event in the log.
  String error();
}
