package io.surveyconsole.survey.check;

/// Something together with the place where the author wrote it.
public record Located<T>(T value, Place place) {}
