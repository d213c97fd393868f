package io.surveyconsole.server.websocket;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/// Sends over a Jetty session, with a callback for every frame: Javalin's own `send` throws
/// failures away.
final class JettySink implements FrameSink {
  private final Session session;

  JettySink(Session session) {
    this.session = session;
  }

  @Override
  public void send(String frame, Outcome outcome) {
    session.sendText(frame, Callback.from(outcome::sent, outcome::failed));
  }

  @Override
  public void close(int code, String reason) {
    session.close(code, reason, Callback.NOOP);
  }

  @Override
  public void cut() {
    session.disconnect();
  }
}
