package io.surveyconsole.server.tls;

import io.surveyconsole.server.config.Network;
import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.config.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the server's certificate and key come from, and whether they have changed.
public final class CertificateSource {
  private static final Logger log = LoggerFactory.getLogger(CertificateSource.class);

  private static final Duration RENEWAL_EVERY = Duration.ofHours(1);

  /// The store in memory lives and dies with the process.
  private static final Secret IN_MEMORY = new Secret("in memory");

  private final Tls tls;
  private final @Nullable SelfSigned selfSigned;
  private final Clock clock;
  private List<Object> seen = List.of();
  private List<Object> warnedAbout = List.of();
  private Instant renewalLookedAt = Instant.EPOCH;

  private CertificateSource(Tls tls, @Nullable SelfSigned selfSigned, Clock clock) {
    this.tls = tls;
    this.clock = clock;
    this.selfSigned = selfSigned;
  }

  /// What the settings name.
  ///
  /// @param folder where a certificate of the server's own making is kept
  public static CertificateSource of(Network network, Path folder, Clock clock) {
    return new CertificateSource(
        network.tls(),
        network.tls() instanceof Tls.SelfSigned
            ? new SelfSigned(folder, names(network), clock)
            : null,
        clock);
  }

  private static Set<String> names(Network network) {
    Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
    if (!network.isWildcard()) {
      names.add(network.host());
    }
    if (network.publicUrl() != null) {
      names.add(network.publicUrl().getHost().replaceAll("[\\[\\]]", ""));
    }
    return names;
  }

  /// Reads them.
  ///
  /// @throws KeyMaterialException if they cannot be used
  public KeyMaterial load() throws KeyMaterialException {
    SelfSigned own = selfSigned;
    if (own != null) {
      own.makeWhereNeeded();
    }
    seen = traces();
    renewalLookedAt = clock.instant();
    return read();
  }

  /// Reads them as they are, for whoever wants to know what the running server shows.
  ///
  /// @throws KeyMaterialException if they cannot be used
  public KeyMaterial present() throws KeyMaterialException {
    return read();
  }

  /// Reads them again if their files are others than those read last. Where those cannot be used
  /// the log says so, and what is in use stays.
  ///
  /// @return empty where nothing is to be changed
  public Optional<KeyMaterial> changed() {
    renew();
    List<Object> now = traces();
    if (now.equals(seen)) {
      return Optional.empty();
    }
    try {
      KeyMaterial fresh = read();
      seen = now;
      log.info("The certificate was changed; its fingerprint is {}", fresh.fingerprint());
      return Optional.of(fresh);
    } catch (KeyMaterialException e) {
      if (!now.equals(warnedAbout)) { // it is tried again: perhaps only its permissions were late
        warnedAbout = now;
        log.warn(
            "The new certificate is not used: {} {} The former one stays.",
            e.explanation(),
            e.remedy());
      }
      return Optional.empty();
    }
  }

  /// One of the server's own making is made anew before it ends, however long the server runs.
  private void renew() {
    SelfSigned own = selfSigned;
    Instant now = clock.instant();
    if (own == null || now.isBefore(renewalLookedAt.plus(RENEWAL_EVERY))) {
      return;
    }
    renewalLookedAt = now;
    try {
      own.makeWhereNeeded();
    } catch (KeyMaterialException e) {
      log.warn("The certificate is not made anew: {} {}", e.explanation(), e.remedy());
    }
  }

  private KeyMaterial read() throws KeyMaterialException {
    SelfSigned own = selfSigned;
    return switch (tls) {
      case Tls.Keystore(var file, var password) -> keystore(file, password);
      case Tls.Pem(var certificate, var key, var password) -> pem(certificate, key, password);
      case Tls.SelfSigned() when own != null -> pem(own.certificate(), own.key(), null);
      case Tls.SelfSigned(), Tls.None() ->
          throw new IllegalStateException("there is no certificate");
    };
  }

  private static KeyMaterial keystore(Path file, Secret password) throws KeyMaterialException {
    try (InputStream in = Files.newInputStream(file)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, password.value().toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate one) {
          var _ = store.getKey(alias, password.value().toCharArray()); // it has the same password
          return new KeyMaterial(store, password, one);
        }
      }
      throw new KeyMaterialException(
          "The file " + file + " holds no key with a certificate.",
          "Export both together as PKCS#12.",
          null);
    } catch (IOException | GeneralSecurityException e) {
      throw new KeyMaterialException(
          "The file " + file + " cannot be read as PKCS#12.",
          "See that it is one (.p12, .pfx) and that server.tls.password is right.",
          e);
    }
  }

  private static KeyMaterial pem(Path certificate, Path key, @Nullable Secret password)
      throws KeyMaterialException {
    var files = new PemFiles();
    List<X509Certificate> chain = files.certificates(certificate);
    PrivateKey privateKey = files.key(key, password);
    try {
      if (!PemFiles.belong(privateKey, chain.getFirst().getPublicKey())) {
        throw new KeyMaterialException(
            "The key in " + key + " is not that of the first certificate in " + certificate + ".",
            "Put the server's own certificate first, and name the key that belongs to it.",
            null);
      }
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      char[] inMemory = IN_MEMORY.value().toCharArray();
      store.setKeyEntry("server", privateKey, inMemory, chain.toArray(Certificate[]::new));
      return new KeyMaterial(store, IN_MEMORY, chain.getFirst());
    } catch (IOException | GeneralSecurityException e) {
      throw new KeyMaterialException(
          "The certificate in " + certificate + " and the key in " + key + " cannot be used.",
          "See that both are of a kind that Java knows, such as RSA or EC.",
          e);
    }
  }

  private List<Object> traces() {
    List<Object> traces = new ArrayList<>();
    for (Path file : files()) {
      try {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        traces.add(attributes.lastModifiedTime());
        traces.add(attributes.size());
      } catch (IOException e) {
        traces.add("missing");
      }
    }
    return traces;
  }

  private List<Path> files() {
    SelfSigned own = selfSigned;
    return switch (tls) {
      case Tls.Keystore keystore -> List.of(keystore.file());
      case Tls.Pem pem -> List.of(pem.certificate(), pem.key());
      case Tls.SelfSigned() -> own == null ? List.of() : List.of(own.certificate(), own.key());
      case Tls.None() -> List.of();
    };
  }
}
