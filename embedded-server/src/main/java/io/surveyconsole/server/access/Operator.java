package io.surveyconsole.server.access;

import io.surveyconsole.server.model.Scope;
import io.surveyconsole.server.model.TokenHash;

/// Somebody who showed an operator's token.
///
/// @param name the token's
/// @param token tells it from a later one of the same name
public record Operator(String name, Scope scope, TokenHash token) {
  /// Under which a request that was let pass carries its operator.
  public static final String ATTRIBUTE = "survey-console.operator";

  /// The name of the server's own token, with which its console calls: that of its file.
  public static final String OWN = "admin-token";
}
