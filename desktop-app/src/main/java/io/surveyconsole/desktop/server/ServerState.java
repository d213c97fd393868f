package io.surveyconsole.desktop.server;

import io.surveyconsole.server.DatabasePlace;
import io.surveyconsole.server.config.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where the server inside the console stands.
public sealed interface ServerState {
  record Stopped() implements ServerState {}

  record Starting() implements ServerState {}

  /// It listens.
  ///
  /// @param publicAddress how others reach it
  /// @param fingerprint of its certificate, `AB:CD:…`; null where connections are not encrypted
  record Serving(
      URI address,
      URI publicAddress,
      Secret token,
      Path dataFolder,
      DatabasePlace databasePlace,
      @Nullable String fingerprint,
      Instant since)
      implements ServerState {}

  /// It takes no one new, and ends once everything accepted is stored.
  record Stopping() implements ServerState {}

  /// It could not start, or could not stop in order.
  record Failed(Trouble trouble) implements ServerState {}
}
