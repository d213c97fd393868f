package io.surveyconsole.server.api;

/// An operator's token to be made.
///
/// @param name letters, digits, spaces and `. _ @ -`, 64 at most
/// @param scope `read` or `operate`
public record NewAdminToken(String name, String scope) {}
