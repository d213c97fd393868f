package io.surveyconsole.server;

import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.config.ServerConfig;
import io.surveyconsole.server.storage.DataFolder;
import io.surveyconsole.server.tls.CertificateSource;
import io.surveyconsole.server.tls.KeyMaterialException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;

/// The server that has a data folder now, for whoever may read that folder.
///
/// @param client trusts the server's certificate, where it shows one
public record RunningAt(URI address, Secret token, HttpClient client) {

  /// Looks who has the folder.
  ///
  /// @return empty if nobody has
  /// @throws StartFailure if somebody has who cannot be called
  public static Optional<RunningAt> find(ServerConfig config) throws StartFailure {
    Optional<URI> address = DataFolder.holder(config.dataFolder());
    if (address.isEmpty()) {
      return Optional.empty();
    }
    Path folder = config.dataFolder();
    Secret given = config.authentication().adminToken();
    Secret token =
        given != null
            ? given
            : new AdminTokenFile(folder)
                .read()
                .orElseThrow(() -> unreachable("There is no admin token in " + folder + "."));
    return Optional.of(new RunningAt(address.get(), token, client(config, address.get())));
  }

  private static HttpClient client(ServerConfig config, URI address) throws StartFailure {
    if (!"https".equals(address.getScheme())) {
      return HttpClient.newHttpClient();
    }
    try {
      X509Certificate certificate =
          CertificateSource.of(
                  config.network(), config.dataFolder().resolve("tls"), Clock.systemUTC())
              .present()
              .certificate();
      return HttpClient.newBuilder().sslContext(PinnedTrust.in(() -> certificate)).build();
    } catch (KeyMaterialException | IllegalStateException e) {
      throw unreachable("The certificate of the running server cannot be found in the settings.");
    }
  }

  private static StartFailure unreachable(String why) {
    return new StartFailure(
        StartFailure.Kind.DATA_FOLDER_LOCKED,
        why,
        "Use the settings with which the server was started.",
        new IllegalStateException(why));
  }
}
