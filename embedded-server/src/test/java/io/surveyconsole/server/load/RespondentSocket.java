package io.surveyconsole.server.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// One respondent of the load: a WebSocket client of as few instructions as will do, so that the
/// generator leaves the machine to the server. One thread only.
final class RespondentSocket {
  private static final int MASK = 0x5A3C7E19;

  /// What the socket tells the generator.
  interface Listener {
    void greeted(RespondentSocket socket);

    void replied(RespondentSocket socket);

    void completed(RespondentSocket socket);

    void closed(RespondentSocket socket);
  }

  private final SocketChannel channel;
  private final String conversation;
  private final String host;
  private final int answers;
  private final Listener listener;
  private ByteBuffer in = ByteBuffer.allocate(16 * 1024);
  private boolean upgraded;
  private int sent;
  private boolean over;

  /// When the answer that is under way should have been sent, in nanoseconds.
  long intendedAt;

  /// @param answers how many it gives at most
  RespondentSocket(
      Selector selector, URI server, String conversation, int answers, Listener listener)
      throws IOException {
    this.conversation = conversation;
    this.answers = answers;
    this.host = server.getAuthority();
    this.listener = listener;
    channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.register(selector, SelectionKey.OP_CONNECT, this);
    channel.connect(new InetSocketAddress(server.getHost(), server.getPort()));
  }

  void ready(SelectionKey key) throws IOException {
    if (key.isConnectable()) {
      channel.finishConnect();
      key.interestOps(SelectionKey.OP_READ);
      write(
          ByteBuffer.wrap(
              ("GET /ws/"
                      + conversation
                      + " HTTP/1.1\r\nHost: "
                      + host
                      + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                      + "Sec-WebSocket-Version: 13\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII)));
    } else if (key.isReadable()) {
      read();
    }
  }

  int sent() {
    return sent;
  }

  int answers() {
    return answers;
  }

  /// Goes away without a word.
  void leave() {
    try {
      end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends the next answer, with an id of its own.
  void answer(long intended) throws IOException {
    intendedAt = intended;
    sent++;
    byte[] text =
        ("{\"content\":\"what comes to mind is number "
                + sent
                + "\",\"client_message_id\":\"m"
                + sent
                + "\"}")
            .getBytes(StandardCharsets.US_ASCII);
    var frame = ByteBuffer.allocate(text.length + 8);
    frame.put((byte) 0x81);
    frame.put((byte) (0x80 | text.length));
    frame.putInt(MASK);
    for (int i = 0; i < text.length; i++) {
      frame.put((byte) (text[i] ^ (MASK >>> (24 - 8 * (i & 3)))));
    }
    write(frame.flip());
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes); // small: the kernel's buffer takes it
    }
  }

  private void read() throws IOException {
    int count = channel.read(in);
    if (count < 0) {
      end();
      return;
    }
    in.flip();
    if (!upgraded) {
      upgraded = skipResponse();
    }
    while (upgraded && !over && takeFrame()) {
      // one after another
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
    if (opcode == 8) {
      end();
    } else if (opcode == 1) {
      tell(content, length);
    }
    return true;
  }

  /// The frames that matter are told apart by the letter after `{"type":"`.
  private void tell(int content, int length) {
    if (length < 12) {
      return;
    }
    switch (in.get(content + 9)) {
      case 'h' -> listener.greeted(this);
      case 'm' -> listener.replied(this);
      case 'c' -> listener.completed(this);
      case 'e' ->
          throw new IllegalStateException(
              new String(in.array(), content, length, StandardCharsets.UTF_8));
      default -> {}
    }
  }

  private void end() throws IOException {
    if (!over) {
      over = true;
      channel.close();
      listener.closed(this);
    }
  }
}
