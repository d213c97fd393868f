package io.surveyconsole.server.http;

import io.javalin.Javalin;
import io.javalin.websocket.WsConfig;
import io.surveyconsole.server.api.ApiJson;
import io.surveyconsole.server.config.Network;
import io.surveyconsole.server.websocket.PeerSigns;
import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;

/// Says back what it hears, on the very settings of Javalin and Jetty that the server has, but for
/// the size of messages.
final class EchoServer implements AutoCloseable {
  private static final int MESSAGE_BYTES = 20 * 1024 * 1024;

  private final JettySettings jetty;
  private final Javalin javalin;

  EchoServer() {
    jetty =
        new JettySettings(
            Network.local(0),
            MESSAGE_BYTES,
            null,
            new PeerSigns(),
            new Problems(ApiJson.mapper(), () -> "E-00000000", _ -> {}),
            _ -> {});
    javalin =
        Javalin.create(settings -> {
          jetty.apply(settings);
          settings.routes.ws("/", EchoServer::listen);
        });
    javalin.start();
  }

  private static void listen(WsConfig ws) {
    ws.onMessage(ctx -> ctx.session.sendText(ctx.message(), Callback.NOOP));
    ws.onBinaryMessage(ctx -> {
      ByteBuffer copy = ByteBuffer.allocate(ctx.data().remaining()).put(ctx.data()).flip();
      ctx.session.sendBinary(copy, Callback.NOOP);
    });
  }

  int port() {
    return jetty.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
