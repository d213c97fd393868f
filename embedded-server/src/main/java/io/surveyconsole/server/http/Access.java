package io.surveyconsole.server.http;

import io.javalin.security.RouteRole;

/// Who may call a route. Every route names one; a route that names none is for nobody but the
/// server's own token.
enum Access implements RouteRole {
  /// Everybody.
  OPEN,
  /// The respondent of the conversation in its path, and operators who may look.
  CONVERSATION_READ,
  /// The respondent of the conversation in its path, and operators who may change something.
  CONVERSATION_WRITE,
  /// Operators who may look.
  READ,
  /// Operators who may change something.
  OPERATE,
  /// Whoever has the server's own token.
  OWN
}
