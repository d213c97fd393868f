package io.surveyconsole.server.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How connections are encrypted. Files are absolute.
public sealed interface Tls {

  /// They are not.
  record None() implements Tls {}

  /// With the key and certificates in a PKCS#12 file.
  record Keystore(Path file, Secret password) implements Tls {}

  /// With the key and certificates in PEM files.
  ///
  /// @param certificate the server's certificate, then those that lead to a known authority
  /// @param password of the key; null where it is not encrypted
  record Pem(Path certificate, Path key, @Nullable Secret password) implements Tls {}

  /// With a certificate that the server makes for itself.
  record SelfSigned() implements Tls {}
}
