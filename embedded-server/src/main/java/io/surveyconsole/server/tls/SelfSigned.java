package io.surveyconsole.server.tls;

import io.surveyconsole.server.storage.OwnerOnly;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/// A certificate that the server makes for itself and keeps in its data folder: for a trial. Nobody
/// trusts it but who was shown its fingerprint.
final class SelfSigned {
  private static final Duration LIFE = Duration.ofDays(365);
  private static final Duration MADE_ANEW_BEFORE_ITS_END = Duration.ofDays(30);

  /// Clocks differ.
  private static final Duration VALID_BEFORE = Duration.ofHours(1);

  private static final int SERIAL_BYTES = 16;

  private final Path folder;
  private final Set<String> names;
  private final Clock clock;

  /// @param folder where it is kept
  /// @param names addresses and host names by which the server is called
  SelfSigned(Path folder, Set<String> names, Clock clock) {
    this.folder = folder;
    this.names = new LinkedHashSet<>(names);
    this.clock = clock;
  }

  Path certificate() {
    return folder.resolve("self-signed-certificate.pem");
  }

  Path key() {
    return folder.resolve("self-signed-key.pem");
  }

  /// Makes one where there is none that will do for a while.
  void makeWhereNeeded() throws KeyMaterialException {
    if (!isGood()) {
      try {
        make();
      } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
        throw new KeyMaterialException(
            "A certificate could not be made in " + folder + ".",
            "See that you may write there and that there is space.",
            e);
      }
    }
  }

  private boolean isGood() {
    if (!Files.exists(certificate()) || !Files.exists(key())) {
      return false;
    }
    try {
      X509Certificate present = new PemFiles().certificates(certificate()).getFirst();
      Instant end = present.getNotAfter().toInstant();
      return end.minus(MADE_ANEW_BEFORE_ITS_END).isAfter(clock.instant())
          && present.getSubjectAlternativeNames() != null
          && names.stream().allMatch(name -> isNamed(present, name));
    } catch (KeyMaterialException | GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean isNamed(X509Certificate certificate, String name) {
    try {
      var named = certificate.getSubjectAlternativeNames();
      String wanted = isAddress(name) ? InetAddress.ofLiteral(name).getHostAddress() : name;
      return named != null
          && named.stream().anyMatch(entry -> wanted.equals(String.valueOf(entry.get(1))));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private void make() throws IOException, GeneralSecurityException, OperatorCreationException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    if (!Files.isDirectory(folder)) {
      OwnerOnly.makeFolder(folder);
    }
    write(key(), new PemObject("PRIVATE KEY", pair.getPrivate().getEncoded()));
    write(certificate(), certificate(pair));
  }

  private X509Certificate certificate(KeyPair pair)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    Instant now = clock.instant();
    var who = new X500Name("CN=Survey Console trial");
    var builder =
        new JcaX509v3CertificateBuilder(
            who,
            serial(pair.getPublic()),
            Date.from(now.minus(VALID_BEFORE)),
            Date.from(now.plus(LIFE)),
            who,
            pair.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(names.stream().map(SelfSigned::generalName).toArray(GeneralName[]::new)));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }

  /// No two keys are the same, so no two serials are.
  private static BigInteger serial(PublicKey key) throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
    return new BigInteger(1, Arrays.copyOf(hash, SERIAL_BYTES));
  }

  private static GeneralName generalName(String name) {
    return new GeneralName(isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private static boolean isAddress(String name) {
    return name.contains(":") || name.matches("[0-9.]+");
  }

  private static void write(Path file, Object part) throws IOException {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      writer.writeObject(part);
    }
    OwnerOnly.write(file, text.toString());
  }
}
