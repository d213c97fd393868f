package io.surveyconsole.server.websocket;

import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// Sends over a Jetty session, with a callback for every frame: Javalin's own `send` throws
/// failures away.
final class JettySink implements FrameSink {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  private final Session session;
  private final PeerSigns.@Nullable Line line;

  JettySink(Session session, PeerSigns signs) {
    this.session = session;
    this.line = signs.find(session.getRemoteSocketAddress());
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
  public void ping() {
    if (line != null) {
      line.pinged();
    }
    session.sendPing(NOTHING, Callback.NOOP);
  }

  @Override
  public long roundTripNanos() {
    return line == null ? UNKNOWN : line.roundTripNanos();
  }

  @Override
  public long silentNanos() {
    return line == null ? 0 : line.silentNanos(); // it has ended just now
  }

  @Override
  public long heardBytes() {
    return line == null ? 0 : line.heardBytes();
  }

  @Override
  public long untakenNanos() {
    return line == null ? 0 : line.untakenNanos();
  }

  @Override
  public void cut() {
    session.disconnect();
  }
}
