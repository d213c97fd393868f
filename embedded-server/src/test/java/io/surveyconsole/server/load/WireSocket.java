package io.surveyconsole.server.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// A WebSocket client of as few instructions as will do, so that thousands fit into a process and
/// leave the machine to the server. One thread only.
abstract class WireSocket {
  /// What [#ended] is told where the line ended without a close frame.
  static final int CUT = 1006;

  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int MASK = 0x5A3C7E19;
  private static final int BUFFER_BYTES = 2 * 1024;

  private final SocketChannel channel;
  private final String request;
  private ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);
  private boolean upgraded;
  private boolean over;

  /// Begins to connect.
  ///
  /// @param path with its query
  WireSocket(Selector selector, URI server, String path) throws IOException {
    this.request =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: "
            + server.getAuthority()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            + "Sec-WebSocket-Version: 13\r\n\r\n";
    channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.register(selector, SelectionKey.OP_CONNECT, this);
    channel.connect(new InetSocketAddress(server.getHost(), server.getPort()));
  }

  /// The line stands; the upgrade is asked for next.
  void connected() {}

  /// A text frame has come.
  abstract void text(byte[] buffer, int offset, int length) throws IOException;

  /// The line has ended.
  ///
  /// @param code the close frame's, or [#CUT]
  abstract void ended(int code);

  final void ready(SelectionKey key) {
    try {
      if (!key.isValid()) {
        end(CUT);
      } else if (key.isConnectable()) {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        connected();
        write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      } else if (key.isReadable()) {
        read();
      }
    } catch (IOException e) {
      end(CUT); // refused, or reset
    }
  }

  /// Sends a text frame.
  final void send(String text) {
    write(frame(TEXT, text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Sends some bytes of a text frame and cuts the line.
  final void sendPartly(String text, double share) {
    ByteBuffer frame = frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    write(frame.limit((int) (frame.limit() * share)));
    cut();
  }

  /// Ends the line without a word, and throws away what has come and was not read.
  final void cut() {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      // it has ended already
    }
    end(CUT);
  }

  final boolean isOver() {
    return over;
  }

  private static ByteBuffer frame(int opcode, byte[] content) {
    var frame = ByteBuffer.allocate(content.length + 14);
    frame.put((byte) (0x80 | opcode));
    if (content.length < 126) {
      frame.put((byte) (0x80 | content.length));
    } else if (content.length < 0x10000) {
      frame.put((byte) (0x80 | 126)).putShort((short) content.length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(content.length);
    }
    frame.putInt(MASK);
    for (int i = 0; i < content.length; i++) {
      frame.put((byte) (content[i] ^ (MASK >>> (24 - 8 * (i & 3)))));
    }
    return frame.flip();
  }

  private void write(ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining() && !over) {
        channel.write(bytes); // small: the kernel's buffer takes it
      }
    } catch (IOException e) {
      end(CUT);
    }
  }

  private void read() throws IOException {
    int count = channel.read(in);
    if (count < 0) {
      end(CUT);
      return;
    }
    in.flip();
    if (!upgraded) {
      upgraded = skipResponse();
    }
    while (upgraded && !over && takeFrame()) {
      // one after another
    }
    if (over) {
      return;
    }
    in.compact();
    if (!in.hasRemaining()) {
      in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
    }
  }

  private boolean skipResponse() throws IOException {
    for (int i = in.position(); i + 3 < in.limit(); i++) {
      if (in.get(i) == '\r'
          && in.get(i + 1) == '\n'
          && in.get(i + 2) == '\r'
          && in.get(i + 3) == '\n') {
        if (in.get(in.position() + 9) != '1') {
          throw new IOException("the upgrade was refused");
        }
        in.position(i + 4);
        return true;
      }
    }
    return false;
  }

  private boolean takeFrame() throws IOException {
    int start = in.position();
    if (in.remaining() < 2) {
      return false;
    }
    int opcode = in.get() & 0x0F;
    int length = in.get() & 0x7F;
    if (length == 126) {
      if (in.remaining() < 2) {
        in.position(start);
        return false;
      }
      length = in.getShort() & 0xFFFF;
    } else if (length == 127) {
      if (in.remaining() < 8) {
        in.position(start);
        return false;
      }
      length = Math.toIntExact(in.getLong());
    }
    if (in.remaining() < length) {
      in.position(start);
      return false;
    }
    int content = in.position();
    in.position(content + length);
    switch (opcode) {
      case CLOSE -> end(length < 2 ? 1005 : in.getShort(content) & 0xFFFF);
      case TEXT -> text(in.array(), content, length);
      case PING -> write(frame(PONG, new byte[0]));
      default -> {}
    }
    return true;
  }

  private void end(int code) {
    if (!over) {
      over = true;
      try {
        channel.close();
      } catch (IOException e) {
        // it is of no use any more
      }
      ended(code);
    }
  }
}
