package io.surveyconsole.desktop.chat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/// A real WebSocket server on a free port of this machine that plays a script.
final class ScriptServer extends WebSocketServer implements AutoCloseable {
  final List<String> addresses = new CopyOnWriteArrayList<>();
  final List<String> received = new CopyOnWriteArrayList<>();
  final List<Integer> closes = new CopyOnWriteArrayList<>();

  private final CountDownLatch started = new CountDownLatch(1);
  private final BiConsumer<Integer, WebSocket> opened;
  private final BiConsumer<WebSocket, String> said;

  /// @param opened gets the number of the connection, from 1, and the connection
  /// @param said gets what a client sent
  ScriptServer(BiConsumer<Integer, WebSocket> opened, BiConsumer<WebSocket, String> said) {
    this(0, opened, said);
  }

  ScriptServer(
      int port, BiConsumer<Integer, WebSocket> opened, BiConsumer<WebSocket, String> said) {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    this.opened = opened;
    this.said = said;
    setReuseAddr(true);
    setDaemon(true);
  }

  ScriptServer begin() throws InterruptedException {
    start();
    if (!started.await(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the server does not start");
    }
    return this;
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + getPort());
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public void onOpen(WebSocket client, ClientHandshake request) {
    addresses.add(request.getResourceDescriptor());
    opened.accept(addresses.size(), client);
  }

  @Override
  public void onMessage(WebSocket client, String message) {
    received.add(message);
    said.accept(client, message);
  }

  @Override
  public void onClose(WebSocket client, int code, String reason, boolean remote) {
    closes.add(code);
  }

  @Override
  public void onError(WebSocket client, Exception failure) {}

  @Override
  public void close() {
    try {
      stop(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
