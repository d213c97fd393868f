package io.surveyconsole.server.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Something that must not be read in a log, an error or a list of processes: it prints as `***`.
///
/// @param value never blank
public record Secret(String value) {
  public Secret {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret must not be blank");
    }
  }

  /// Whether this is the same secret; takes the same time wherever they differ.
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "***";
  }
}
