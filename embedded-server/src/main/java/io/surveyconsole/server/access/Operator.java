package io.surveyconsole.server.access;

import io.surveyconsole.server.model.Scope;

/// Somebody who showed an operator's token.
///
/// @param name the token's
public record Operator(String name, Scope scope) {
  /// Under which a request that was let pass carries its operator.
  public static final String ATTRIBUTE = "survey-console.operator";

  /// The name of the server's own token, with which its console calls: that of its file.
  public static final String OWN = "admin-token";
}
