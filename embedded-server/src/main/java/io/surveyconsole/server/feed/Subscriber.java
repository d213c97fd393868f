package io.surveyconsole.server.feed;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.surveyconsole.server.access.Operator;
import io.surveyconsole.server.api.FeedMessage;
import io.surveyconsole.server.protocol.CloseReason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// One console on the feed. While it reads one batch, those that follow are put together for it;
/// when that grows too large, it has lost touch and begins anew. Any thread.
final class Subscriber {
  /// How long a console may take to read one batch.
  private static final long SEND_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  /// How long a console may take to answer a close before the line is cut.
  private static final long CLOSE_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

  /// How many changed rows may wait for a console: beyond that a new picture costs less.
  static final int MOST_WAITING = 20_000;

  private final Operator operator;
  private final Session session;
  private final ObjectWriter writer;
  private Batch waiting = new Batch();
  private boolean live;
  private boolean sending;
  private long sendingSince;
  private long refusedAt;

  /// @param operator who came with it
  Subscriber(Operator operator, Session session, ObjectWriter writer) {
    this.operator = operator;
    this.session = session;
    this.writer = writer;
  }

  /// From now on batches are sent.
  synchronized void goLive() {
    live = true;
  }

  /// Sends and waits until it is on its way. Not for batches: those never wait.
  void sendAndWait(FeedMessage message) {
    var sent = new CompletableFuture<@Nullable Void>();
    begin();
    session.sendText(
        Batch.encode(writer, message),
        Callback.from(() -> sent.complete(null), sent::completeExceptionally));
    sent.join();
    sent();
  }

  /// Sends what has changed, unless the console still reads the batch before.
  ///
  /// @param newest the same for every console: it is not changed
  void send(Batch newest) {
    String text;
    synchronized (this) {
      if (!live || sending) {
        waiting.add(newest);
        return;
      }
      Batch batch = newest;
      if (!waiting.isEmpty()) {
        batch = waiting;
        batch.add(newest);
        waiting = new Batch();
      }
      if (batch.isEmpty()) {
        return;
      }
      begin();
      text = batch.text(writer);
    }
    session.sendText(text, Callback.from(this::sent, _ -> session.disconnect()));
  }

  Operator operator() {
    return operator;
  }

  /// Closes, because the token was revoked; called again until it has closed.
  synchronized void refuse() {
    long now = System.nanoTime();
    live = false;
    if (refusedAt == 0) {
      refusedAt = now;
      session.close(CloseReason.TOKEN_REFUSED.code(), "The admin token was revoked", Callback.NOOP);
    } else if (now - refusedAt > CLOSE_PATIENCE_NANOS) {
      session.disconnect();
    }
  }

  void close() {
    session.close(1001, "Server stops", Callback.NOOP);
  }

  private synchronized void begin() {
    sending = true;
    sendingSince = System.nanoTime();
  }

  private synchronized void sent() {
    sending = false;
  }

  /// Whether it has not taken what is being sent for too long, or more than it may waits for it
  /// meanwhile. What has changed during its first picture does not count: that goes with the next
  /// batch.
  synchronized boolean isStalled() {
    return sending
        && ((live && waiting.size() > MOST_WAITING)
            || System.nanoTime() - sendingSince > SEND_PATIENCE_NANOS);
  }

  /// Cuts the line, and lets go what waits; a console comes again by itself and gets a new picture.
  void cut() {
    synchronized (this) {
      live = false;
      waiting = new Batch();
    }
    session.disconnect();
  }
}
