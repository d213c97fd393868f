package io.surveyconsole.server.contract;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Bytes to and from the server, for what a client library would not do.
final class RawSocket implements Closeable {
  private final Socket socket;

  private RawSocket(Socket socket) {
    this.socket = socket;
  }

  static RawSocket connect(int port) {
    var socket = new Socket();
    try {
      socket.setSoTimeout((int) Patience.LIMIT.toMillis());
      socket.connect(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
          (int) Patience.LIMIT.toMillis());
      return new RawSocket(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends a request without a body and reads its answer's status line and headers.
  ///
  /// @param headers one a line, as they are; `Connection: close` where the whole answer is wanted
  String request(String requestLine, String... headers) {
    send(requestLine + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n");
    return head();
  }

  /// Asks for an upgrade and returns the head of the answer.
  String upgrade(String path, String... headers) {
    var all = new java.util.ArrayList<String>();
    all.add("Connection: Upgrade");
    all.add("Upgrade: websocket");
    all.add("Sec-WebSocket-Version: 13");
    all.add("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    all.addAll(java.util.List.of(headers));
    return request("GET " + path + " HTTP/1.1", all.toArray(String[]::new));
  }

  /// Sends text as it is.
  void send(String text) {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Ends its own side; the server may still answer.
  void saysNoMore() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends bytes as they are.
  void send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String head() {
    var head = new StringBuilder();
    try {
      InputStream in = socket.getInputStream();
      while (head.indexOf("\r\n\r\n") < 0) {
        int read = in.read();
        if (read < 0) {
          break;
        }
        head.append((char) read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return head.toString();
  }

  /// The next WebSocket frame that is no ping: its text, or `close` with code and reason.
  String frame() {
    try {
      InputStream in = socket.getInputStream();
      int opcode = in.read() & 0x0f;
      int length = in.read();
      if (length == 126) {
        length = (in.read() << 8) | in.read();
      } else if (length == 127) {
        throw new AssertionError("a frame that is longer than these tests expect");
      }
      byte[] payload = in.readNBytes(length);
      if (opcode == 9) {
        return frame();
      }
      return opcode == 8
          ? "close "
              + (((payload[0] & 0xff) << 8) | (payload[1] & 0xff))
              + " "
              + new String(payload, 2, length - 2, StandardCharsets.UTF_8)
          : new String(payload, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What follows, until the server closes.
  String rest() {
    var bytes = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// Ends with a reset instead of a goodbye.
  void abort() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends without a WebSocket goodbye.
  void closeQuietly() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
