package io.surveyconsole.server.api;

/// A respondent as the operator knows them.
public record Customer(String id, String name, String email) {}
