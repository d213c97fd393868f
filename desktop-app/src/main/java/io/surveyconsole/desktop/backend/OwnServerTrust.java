package io.surveyconsole.desktop.backend;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Trusts exactly the certificate that the server inside the console shows now, whoever has signed
/// it and whatever names are in it: the two are in one process, so no name has to be proved.
public final class OwnServerTrust {
  private final SSLContext context;

  /// @param certificate the server's present one; null while there is none
  public OwnServerTrust(Supplier<@Nullable X509Certificate> certificate) {
    try {
      context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Exactly(certificate)}, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java speaks TLS", e);
    }
  }

  /// For clients that call the server.
  public SSLContext context() {
    return context;
  }

  /// An extended one, because Java would add the check of names to another.
  private static final class Exactly extends X509ExtendedTrustManager {
    private final Supplier<@Nullable X509Certificate> certificate;

    Exactly(Supplier<@Nullable X509Certificate> certificate) {
      this.certificate = certificate;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      X509Certificate known = certificate.get();
      if (known == null || chain.length == 0 || !known.equals(chain[0])) {
        throw new CertificateException("this is not the certificate of the console's own server");
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("nobody calls the console");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
