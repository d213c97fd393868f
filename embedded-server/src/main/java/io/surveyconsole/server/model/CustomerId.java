package io.surveyconsole.server.model;

/// The id of a respondent, chosen by the operator or made by the server.
///
/// @param value never blank
public record CustomerId(String value) {
  public CustomerId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a customer id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
