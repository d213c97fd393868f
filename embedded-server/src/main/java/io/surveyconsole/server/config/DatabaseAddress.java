package io.surveyconsole.server.config;

import org.jspecify.annotations.Nullable;

/// A database server's database, in place of the one in the data folder.
///
/// @param url `jdbc:postgresql:…`, without a password
/// @param user empty: as the URL or the system says
/// @param password null: none, or as the system's own file for them says
public record DatabaseAddress(String url, String user, @Nullable Secret password) {}
