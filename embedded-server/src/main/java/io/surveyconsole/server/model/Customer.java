package io.surveyconsole.server.model;

/// A respondent as the operator knows them.
public record Customer(CustomerId id, String name, String email) {}
