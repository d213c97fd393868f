package io.surveyconsole.server.http;

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

/// The sockets on which the server listens: the address it was told, and beside `127.0.0.1` also
/// `::1` where this machine has it, because browsers may try that first for `localhost`.
final class Listeners {
  /// How many connections may wait to be accepted. With Jetty's own 50 a crowd that comes at once
  /// waits a full second for its SYN to be sent again.
  private static final int BACKLOG = 4_096;

  private static final int TRIES_FOR_A_COMMON_PORT = 20;

  private final List<ServerConnector> open = new ArrayList<>();

  /// Opens them, so that a port that is taken shows before anything else starts.
  ///
  /// @param port 0 takes a free one, the same on both addresses
  /// @throws PortTakenException if another program listens there
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
        if (port != 0 || attempt == TRIES_FOR_A_COMMON_PORT) {
          throw new PortTakenException(port, e);
        }
      } catch (IOException e) {
        close();
        if (e.getCause() instanceof BindException) {
          throw new PortTakenException(port, e);
        }
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

  private static ServerConnector listen(
      Server server, HttpConfiguration configuration, String host, int port) throws IOException {
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    try {
      connector.open();
    } catch (IOException e) {
      if (e.getCause() instanceof BindException bind) {
        throw bind;
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
