package io.surveyconsole.desktop.chat;

import java.net.URI;
import java.util.function.Consumer;

/// Opens connections to a WebSocket server.
@FunctionalInterface
interface ChatTransport {

  /// Begins an attempt and returns at once.
  ///
  /// @param events hears what becomes of it, in order, from threads of the transport, and nothing
  ///   more once the connection was hung up
  ChatConnection open(URI address, Consumer<TransportEvent> events);
}
