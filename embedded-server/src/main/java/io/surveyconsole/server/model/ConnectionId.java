package io.surveyconsole.server.model;

/// The id of a connection, unique while the server runs.
///
/// @param value never blank
public record ConnectionId(String value) {
  public ConnectionId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a connection id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
