package io.surveyconsole.desktop.chat;

import io.surveyconsole.server.config.Secret;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Opens connections to a WebSocket server.
@FunctionalInterface
interface ChatTransport {

  /// Begins an attempt and returns at once.
  ///
  /// @param token shown in a header, where nobody sees it; null shows none
  /// @param events hears what becomes of it, in order, from threads of the transport, and nothing
  ///   more once the connection was hung up
  ChatConnection open(URI address, @Nullable Secret token, Consumer<TransportEvent> events);
}
