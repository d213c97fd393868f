package io.surveyconsole.server.http;

import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/// The server cannot listen where it should.
public final class CannotListenException extends RuntimeException {
  /// What stands in the way.
  public enum Why {
    /// Another program listens there.
    PORT_TAKEN,
    /// The system does not let this program listen there.
    NOT_ALLOWED,
    /// The address is none of this machine's.
    NO_SUCH_ADDRESS
  }

  private final String host;
  private final int port;
  private final Why why;

  private CannotListenException(String host, int port, Why why, BindException cause) {
    super("cannot listen on " + host + " port " + port, cause);
    this.host = host;
    this.port = port;
    this.why = why;
  }

  /// @param cause what the system said to it
  static CannotListenException of(String host, int port, BindException cause) {
    return new CannotListenException(host, port, why(host, cause), cause);
  }

  private static Why why(String host, BindException cause) {
    if (String.valueOf(cause.getMessage()).contains("ermission denied")) {
      return Why.NOT_ALLOWED;
    }
    return isOfThisMachine(host) ? Why.PORT_TAKEN : Why.NO_SUCH_ADDRESS;
  }

  private static boolean isOfThisMachine(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isAnyLocalAddress()
          || address.isLoopbackAddress() // of these a machine has more than it lists
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (UnknownHostException | SocketException e) {
      return false;
    }
  }

  public Why why() {
    return why;
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }
}
