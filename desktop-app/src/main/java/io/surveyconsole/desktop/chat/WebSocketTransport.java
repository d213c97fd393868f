package io.surveyconsole.desktop.chat;

import io.surveyconsole.server.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Connects with Java-WebSocket: a new client for every attempt.
final class WebSocketTransport implements ChatTransport {
  private final ScheduledExecutorService watch;
  private final Duration patience;
  private final SSLSocketFactory tls;

  /// @param watch measures patience; stays the caller's
  /// @param patience how long an attempt may take until the connection is open
  /// @param tls encrypts lines to `wss://`
  WebSocketTransport(ScheduledExecutorService watch, Duration patience, SSLSocketFactory tls) {
    this.watch = watch;
    this.patience = patience;
    this.tls = tls;
  }

  @Override
  public ChatConnection open(URI address, @Nullable Secret token, Consumer<TransportEvent> events) {
    return SocketAttempt.begin(new Dial(address, token, patience, tls), watch, events);
  }
}
