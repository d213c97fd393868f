package io.surveyconsole.server.model;

import java.time.Instant;

/// Something that an operator or a script did, or was refused.
///
/// @param number later ones have higher numbers; 0 before it is stored
/// @param who the name of the token
/// @param address from where
/// @param action method and route, such as `DELETE /connections/{id}`
/// @param target what it was done to; empty where the route names nothing
/// @param status the HTTP status that was answered
public record AuditEntry(
    long number,
    Instant at,
    String who,
    String address,
    String action,
    String target,
    int status) {}
