package io.surveyconsole.server.tls;

import io.surveyconsole.server.config.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/// What a server shows and proves itself with.
///
/// @param store holds the key and its chain
/// @param password of the store and of the key in it
/// @param certificate the server's own
public record KeyMaterial(KeyStore store, Secret password, X509Certificate certificate) {

  /// The SHA-256 of the certificate, as browsers show it: `AB:CD:…`.
  public String fingerprint() {
    return fingerprint(certificate);
  }

  /// The SHA-256 of a certificate, as browsers show it: `AB:CD:…`.
  public static String fingerprint(X509Certificate certificate) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was read can be hashed", e);
    }
  }
}
