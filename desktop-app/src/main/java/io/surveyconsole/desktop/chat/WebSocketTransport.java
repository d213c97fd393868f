package io.surveyconsole.desktop.chat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/// Connects with Java-WebSocket: a new client for every attempt.
final class WebSocketTransport implements ChatTransport {
  private final ScheduledExecutorService watch;
  private final Duration patience;

  /// @param watch measures patience; stays the caller's
  /// @param patience how long an attempt may take until the connection is open
  WebSocketTransport(ScheduledExecutorService watch, Duration patience) {
    this.watch = watch;
    this.patience = patience;
  }

  @Override
  public ChatConnection open(URI address, Consumer<TransportEvent> events) {
    return SocketAttempt.begin(address, patience, watch, events);
  }
}
