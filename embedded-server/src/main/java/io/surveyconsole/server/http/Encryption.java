package io.surveyconsole.server.http;

import io.surveyconsole.server.tls.KeyMaterial;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// TLS as the listening sockets speak it: 1.3 and 1.2, and of the latter only what keeps a talk
/// secret even if the key is stolen later.
final class Encryption {
  private final SslContextFactory.Server factory = new SslContextFactory.Server();

  Encryption(KeyMaterial material) {
    factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    factory.setIncludeCipherSuites(
        "TLS_AES_256_GCM_SHA384",
        "TLS_AES_128_GCM_SHA256",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_.*_WITH_AES_.*_GCM_.*",
        "TLS_ECDHE_.*_WITH_CHACHA20_POLY1305_.*");
    factory.setSniRequired(false);
    factory.setRenegotiationAllowed(false);
    use(factory, material);
  }

  /// Shows this from the next connection on; those that are open stay.
  void reload(KeyMaterial material) {
    try {
      factory.reload(changed -> use(factory, material));
    } catch (Exception e) { // Jetty declares no narrower one
      throw new IllegalStateException("a certificate that was read cannot be shown", e);
    }
  }

  private static void use(SslContextFactory.Server factory, KeyMaterial material) {
    factory.setKeyStore(material.store());
    factory.setKeyStorePassword(material.password().value());
    factory.setKeyManagerPassword(material.password().value());
  }

  /// The layer before HTTP.
  SslConnectionFactory layer() {
    return new SslConnectionFactory(factory, HttpVersion.HTTP_1_1.asString());
  }
}
