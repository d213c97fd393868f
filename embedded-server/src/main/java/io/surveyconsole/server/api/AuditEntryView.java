package io.surveyconsole.server.api;

import java.time.Instant;

/// Something that an operator or a script did, or was refused.
///
/// @param who the name of the token
/// @param address from where
/// @param action method and route, such as `DELETE /connections/{id}`
/// @param target what it was done to; empty where the route names nothing
/// @param status the HTTP status that was answered
public record AuditEntryView(
    long number,
    Instant at,
    String who,
    String address,
    String action,
    String target,
    int status) {}
