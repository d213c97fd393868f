package io.surveyconsole.desktop.chat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server that answers every upgrade with the same bytes, or with nothing at all.
final class RawServer implements AutoCloseable {
  private final ServerSocket listening;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /// @param answer pieces that are sent one by one; none leaves the client waiting
  /// @param cut ends the line after the answer
  RawServer(boolean cut, String... answer) throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          while (!listening.isClosed()) {
            try {
              Socket socket = listening.accept();
              sockets.add(socket);
              Thread.ofVirtual().start(() -> answer(socket, cut, answer));
            } catch (IOException e) {
              return;
            }
          }
        });
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + listening.getLocalPort() + "/ws/c1");
  }

  int connections() {
    return sockets.size();
  }

  private static void answer(Socket socket, boolean cut, String... answer) {
    try {
      readRequest(socket.getInputStream());
      for (String piece : answer) {
        socket.getOutputStream().write(piece.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
      }
      if (cut) {
        socket.close();
      }
    } catch (IOException e) {
      // The client was faster.
    }
  }

  private static void readRequest(InputStream in) throws IOException {
    var request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return;
      }
      request.append((char) next);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
