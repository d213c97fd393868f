package io.surveyconsole.desktop.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/// A respondent's client, as the library that many use has it.
final class Client implements AutoCloseable {
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private final AtomicInteger frames = new AtomicInteger();
  private final Socket socket;

  /// Connects.
  ///
  /// @param agent what it calls itself
  Client(String address, String agent) {
    socket = new Socket(URI.create(address), Map.of("User-Agent", agent));
    try {
      assertThat(socket.connectBlocking(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Waits for the close frame and returns its code and reason.
  String awaitClose() {
    return closed.orTimeout(30, TimeUnit.SECONDS).join();
  }

  void say(String json) {
    socket.send(json);
  }

  int frames() {
    return frames.get();
  }

  @Override
  public void close() {
    socket.close();
  }

  private final class Socket extends WebSocketClient {
    private Socket(URI address, Map<String, String> headers) {
      super(address, headers);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String text) {
      frames.incrementAndGet();
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      closed.complete(code + " " + reason);
    }

    @Override
    public void onError(Exception e) {
      // what matters follows as a close
    }
  }
}
