package io.surveyconsole.server.api;

import io.surveyconsole.server.config.Secret;

/// An operator's token, shown this once.
///
/// @param scope `read` or `operate`
public record AdminTokenMade(String name, String scope, Secret token) {}
