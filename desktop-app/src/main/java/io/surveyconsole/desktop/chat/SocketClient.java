package io.surveyconsole.desktop.chat;

import io.surveyconsole.server.config.Secret;
import java.nio.ByteBuffer;
import java.util.Map;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;

/// The library's client, handing its callbacks to a [SocketAttempt].
final class SocketClient extends WebSocketClient {
  private static final int MAX_FRAME_BYTES = 16 * 1024 * 1024;

  /// After this the library pings; without a pong for one and a half times as long it gives the
  /// line up with 1006. That finds lines that died without a word.
  private static final int PING_SECONDS = 20;

  private final SocketAttempt attempt;

  SocketClient(Dial dial, SocketAttempt attempt) {
    super(
        dial.address(),
        new ObservedUpgrade(MAX_FRAME_BYTES, attempt::refused),
        headers(dial.token()),
        Math.toIntExact(dial.patience().toMillis()));
    if ("wss".equalsIgnoreCase(dial.address().getScheme())) {
      setSocketFactory(dial.tls());
    }
    this.attempt = attempt;
    setDaemon(true);
    setTcpNoDelay(true);
    setConnectionLostTimeout(PING_SECONDS);
  }

  private static Map<String, String> headers(@Nullable Secret token) {
    String name = "Survey Console test chat";
    return token == null
        ? Map.of("User-Agent", name)
        : Map.of("User-Agent", name, "Authorization", "Bearer " + token.value());
  }

  @Override
  public void run() {
    try {
      super.run();
    } finally {
      // Where the library's thread dies of an Error, or ends without a word, nobody else would
      // tell.
      attempt.closed(CloseFrame.ABNORMAL_CLOSE, "", false);
    }
  }

  @Override
  public void onOpen(ServerHandshake answer) {
    attempt.opened();
  }

  @Override
  public void onMessage(String text) {
    attempt.received(text);
  }

  @Override
  public void onMessage(ByteBuffer bytes) {
    attempt.received("(binary frame, " + bytes.remaining() + " bytes)");
  }

  @Override
  public void onClose(int code, String reason, boolean remote) {
    attempt.closed(code, reason == null ? "" : reason, remote);
  }

  @Override
  public void onError(Exception cause) {
    attempt.failed(cause);
  }
}
