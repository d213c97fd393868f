package io.surveyconsole.server.http;

import java.io.IOException;

/// Another program listens on the port.
public final class PortTakenException extends RuntimeException {
  private final int port;

  PortTakenException(int port, IOException cause) {
    super("port " + port + " is taken", cause);
    this.port = port;
  }

  public int port() {
    return port;
  }
}
