package io.surveyconsole.survey.check;

/// How much a problem matters.
public enum Severity {
  /// The definition cannot be used.
  ERROR,
  /// The definition works, but perhaps not as its author thinks.
  WARNING
}
