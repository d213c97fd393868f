package io.surveyconsole.server.api;

import org.jspecify.annotations.Nullable;

/// A respondent to be entered.
///
/// @param id chosen by the caller, or absent: then the server makes one
public record NewCustomer(@Nullable String id, String name, String email) {}
