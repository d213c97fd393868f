package io.surveyconsole.server.http;

import io.surveyconsole.server.websocket.PeerSigns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/// The sockets on which the server listens: the address it was told, and beside `127.0.0.1` also
/// `::1` where this machine has it, because browsers may try that first for `localhost`.
final class Listeners {
  /// How many connections may wait to be accepted. With Jetty's own 50 a crowd that comes at once
  /// waits a full second for its SYN to be sent again.
  private static final int BACKLOG = 4_096;

  /// What the system keeps for a peer that does not read yet; left to itself it would take up to
  /// several megabytes for each.
  private static final int SEND_BUFFER_BYTES = 64 * 1024;

  private static final int TRIES_FOR_A_COMMON_PORT = 20;

  private final PeerSigns signs;
  private final @Nullable Encryption encryption;
  private final List<ServerConnector> open = new ArrayList<>();

  /// @param encryption null: they speak plain HTTP
  Listeners(PeerSigns signs, @Nullable Encryption encryption) {
    this.signs = signs;
    this.encryption = encryption;
  }

  /// Opens them, so that a port that is taken shows before anything else starts.
  ///
  /// @param port 0 takes a free one, the same on both addresses
  /// @throws CannotListenException if that is not possible there
  void open(Server server, HttpConfiguration configuration, String host, int port) {
    boolean both = host.equals("127.0.0.1") && hasIpv6Loopback();
    for (int attempt = 1; ; attempt++) {
      try {
        open.add(listen(server, configuration, host, port));
        if (both) {
          open.add(listen(server, configuration, "::1", port()));
        }
        return;
      } catch (BindException e) {
        close();
        open.clear();
        var failure = CannotListenException.of(host, port, e);
        if (port != 0
            || failure.why() != CannotListenException.Why.PORT_TAKEN
            || attempt == TRIES_FOR_A_COMMON_PORT) {
          throw failure;
        }
      } catch (IOException e) {
        close();
        throw new UncheckedIOException("cannot listen on " + host, e);
      }
    }
  }

  List<Connector> connectors() {
    return List.copyOf(open);
  }

  int port() {
    return open.getFirst().getLocalPort();
  }

  /// Takes no new connection; those that are open stay.
  void close() {
    open.forEach(ServerConnector::close);
  }

  private ServerConnector listen(
      Server server, HttpConfiguration configuration, String host, int port) throws IOException {
    var http = new HttpConnectionFactory(configuration);
    ServerConnector connector =
        encryption == null
            ? signs.connector(server, http)
            : signs.connector(server, encryption.layer(), http);
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    try {
      connector.open();
    } catch (IOException e) {
      if (e.getCause() instanceof BindException cause) {
        throw cause;
      }
      throw e;
    }
    return connector;
  }

  private static boolean hasIpv6Loopback() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet6Address.class::isInstance)
          .anyMatch(InetAddress::isLoopbackAddress);
    } catch (SocketException e) {
      return false;
    }
  }
}
