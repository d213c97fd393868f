package io.surveyconsole.server.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A socket that asks for the upgrade by hand; then it sends nothing, and reads nothing.
public final class SilentSocket {
  private static final int PATIENCE_MILLIS = 60_000;

  private SilentSocket() {}

  public static Socket upgraded(URI server, String conversation) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4 * 1024);
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    socket
        .getOutputStream()
        .write(
            ("GET /ws/"
                    + conversation
                    + " HTTP/1.1\r\nHost: "
                    + server.getAuthority()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                    + "Sec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /// Reads what had come, to the end of the line.
  public static void expectEnd(Socket socket) throws IOException {
    socket.setSoTimeout(PATIENCE_MILLIS);
    try {
      InputStream in = socket.getInputStream();
      while (in.read() >= 0) {
        // what was sent before
      }
    } catch (SocketException e) {
      // reset: that is an end too
    }
  }
}
