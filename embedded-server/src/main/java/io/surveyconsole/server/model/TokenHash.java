package io.surveyconsole.server.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What is kept of a token: whoever reads the database cannot call with it. A token is 256 random
/// bits, so one round of SHA-256 is enough; there is nothing to guess.
///
/// @param value 64 hexadecimal digits
public record TokenHash(String value) {
  /// Whether this is the same hash; takes the same time wherever they differ.
  public boolean matches(TokenHash other) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.US_ASCII), other.value.getBytes(StandardCharsets.US_ASCII));
  }

  /// The hash of this token.
  public static TokenHash of(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return new TokenHash(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
