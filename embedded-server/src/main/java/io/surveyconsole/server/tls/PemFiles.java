package io.surveyconsole.server.tls;

import io.surveyconsole.server.config.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/// Reads certificates and keys from PEM files, as authorities hand them out and OpenSSL writes
/// them.
final class PemFiles {
  private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private final BouncyCastleProvider provider = new BouncyCastleProvider();

  /// The certificates in a file, in their order.
  List<X509Certificate> certificates(Path file) throws KeyMaterialException {
    try (InputStream in = Files.newInputStream(file)) {
      var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw unusable(file, "holds no certificate", null);
      }
      return found.stream().map(X509Certificate.class::cast).toList();
    } catch (IOException e) {
      throw unusable(file, "cannot be read", e);
    } catch (CertificateException e) {
      throw unusable(file, "holds no certificate in PEM form", e);
    }
  }

  /// The private key in a file.
  ///
  /// @param password null where it is not encrypted
  PrivateKey key(Path file, @Nullable Secret password) throws KeyMaterialException {
    try (Reader reader = Files.newBufferedReader(file);
        var parser = new PEMParser(reader)) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        PrivateKeyInfo key = keyIn(part, password, file);
        if (key != null) {
          return javasOwn(key, file);
        }
      }
      throw unusable(file, "holds no private key", null);
    } catch (PEMException | OperatorCreationException | PKCSException e) {
      throw unusable(file, "holds a private key that cannot be read (is the password right?)", e);
    } catch (IOException e) {
      throw unusable(file, "cannot be read as PEM", e);
    }
  }

  private static PrivateKey javasOwn(PrivateKeyInfo key, Path file)
      throws IOException, KeyMaterialException {
    var encoded = new PKCS8EncodedKeySpec(key.getEncoded());
    for (String algorithm : KEY_ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (GeneralSecurityException e) {
        // it is of another algorithm
      }
    }
    throw unusable(file, "holds a private key that is neither RSA nor EC nor EdDSA", null);
  }

  private @Nullable PrivateKeyInfo keyIn(Object part, @Nullable Secret password, Path file)
      throws IOException, OperatorCreationException, PKCSException, KeyMaterialException {
    return switch (part) {
      case PrivateKeyInfo plain -> plain;
      case PEMKeyPair pair -> pair.getPrivateKeyInfo();
      case PKCS8EncryptedPrivateKeyInfo encrypted ->
          encrypted.decryptPrivateKeyInfo(
              new JceOpenSSLPKCS8DecryptorProviderBuilder()
                  .setProvider(provider)
                  .build(needed(password, file)));
      case PEMEncryptedKeyPair encrypted ->
          encrypted
              .decryptKeyPair(
                  new JcePEMDecryptorProviderBuilder()
                      .setProvider(provider)
                      .build(needed(password, file)))
              .getPrivateKeyInfo();
      default -> null;
    };
  }

  private static char[] needed(@Nullable Secret password, Path file) throws KeyMaterialException {
    if (password == null) {
      throw new KeyMaterialException(
          "The key in " + file + " is encrypted.", "Set server.tls.password.", null);
    }
    return password.value().toCharArray();
  }

  /// Whether the key is the certificate's.
  static boolean belong(PrivateKey key, PublicKey certificates) throws GeneralSecurityException {
    return switch (key) {
      case RSAPrivateKey mine when certificates instanceof RSAPublicKey other ->
          mine.getModulus().equals(other.getModulus());
      case ECPrivateKey mine when certificates instanceof ECPublicKey other ->
          mine.getParams().getCurve().equals(other.getParams().getCurve())
              && signs(mine, other, "SHA256withECDSA");
      case EdECPrivateKey mine when certificates instanceof EdECPublicKey other ->
          signs(mine, other, "EdDSA");
      default -> false;
    };
  }

  private static boolean signs(PrivateKey mine, PublicKey other, String algorithm)
      throws GeneralSecurityException {
    var signature = Signature.getInstance(algorithm);
    byte[] something = {1, 2, 3};
    signature.initSign(mine);
    signature.update(something);
    byte[] signed = signature.sign();
    signature.initVerify(other);
    signature.update(something);
    return signature.verify(signed);
  }

  private static KeyMaterialException unusable(Path file, String what, @Nullable Exception cause) {
    return new KeyMaterialException(
        "The file " + file + " " + what + ".",
        "It must be PEM text, as your certificate authority gave it.",
        cause);
  }
}
