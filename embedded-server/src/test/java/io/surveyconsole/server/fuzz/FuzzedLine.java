package io.surveyconsole.server.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A line over which anything is sent. Its end is a reset, so that no port is kept.
final class FuzzedLine implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket = new Socket();
  private final InputStream in;

  FuzzedLine(URI server) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setSoLinger(true, 0);
    socket.connect(
        new InetSocketAddress(
            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.getPort()),
        PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /// Makes it a WebSocket.
  void upgrade(String conversation) throws IOException {
    send(
        ("GET /ws/"
                + conversation
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    String head = head();
    if (!head.startsWith("HTTP/1.1 101")) {
      throw new IOException("no upgrade: " + head);
    }
  }

  private String head() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = in.read();
      if (read < 0) {
        break;
      }
      head.append((char) read);
    }
    return head.toString();
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /// A text frame, masked with zeros.
  static void frame(ByteArrayOutputStream to, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    to.write(0x81);
    if (content.length < 126) {
      to.write(0x80 | content.length);
    } else if (content.length < 0x10000) {
      to.writeBytes(new byte[] {(byte) 0xFE, (byte) (content.length >> 8), (byte) content.length});
    } else {
      to.writeBytes(
          new byte[] {
            (byte) 0xFF,
            0,
            0,
            0,
            0,
            (byte) (content.length >> 24),
            (byte) (content.length >> 16),
            (byte) (content.length >> 8),
            (byte) content.length
          });
    }
    to.writeBytes(new byte[4]);
    to.writeBytes(content);
  }

  /// The next frame: its text, `close` with its code, or `end` where the line has ended.
  String next() throws IOException {
    while (true) {
      int first = in.read();
      int second = in.read();
      if (second < 0) {
        return "end";
      }
      int length = second & 0x7F;
      if (length == 126) {
        length = (in.read() << 8) | in.read();
      } else if (length == 127) {
        byte[] eight = in.readNBytes(8);
        length =
            ((eight[4] & 0xFF) << 24)
                | ((eight[5] & 0xFF) << 16)
                | ((eight[6] & 0xFF) << 8)
                | (eight[7] & 0xFF);
      }
      byte[] content = in.readNBytes(length);
      switch (first & 0x0F) {
        case 1 -> {
          return new String(content, StandardCharsets.UTF_8);
        }
        case 8 -> {
          return "close " + (length < 2 ? 1005 : ((content[0] & 0xFF) << 8) | (content[1] & 0xFF));
        }
        default -> {} // pings and pongs
      }
    }
  }

  /// Says no more, and returns what comes until the server has ended the line.
  String untilEnd() throws IOException {
    socket.shutdownOutput();
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /// Says no more, and returns the code with which the server closes; 1006 where there is none.
  int untilClosed() throws IOException {
    socket.shutdownOutput();
    String frame = next();
    while (!frame.equals("end")) {
      if (frame.startsWith("close ")) {
        return Integer.parseInt(frame.substring(6));
      }
      frame = next();
    }
    return 1006;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
