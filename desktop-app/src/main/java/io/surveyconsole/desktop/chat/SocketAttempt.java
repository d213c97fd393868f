package io.surveyconsole.desktop.chat;

import io.surveyconsole.desktop.chat.TransportEvent.Closed;
import io.surveyconsole.desktop.chat.TransportEvent.Ended;
import io.surveyconsole.desktop.chat.TransportEvent.NoAnswer;
import io.surveyconsole.desktop.chat.TransportEvent.UpgradeRefused;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One attempt to connect with a Java-WebSocket client of its own. It tells exactly one end,
/// whatever the library calls back, and nothing at all once it was hung up.
final class SocketAttempt implements ChatConnection {
  private static final Logger LOG = LoggerFactory.getLogger(SocketAttempt.class);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

  private final Consumer<TransportEvent> events;
  private final ScheduledExecutorService watch;
  private final SocketClient client;

  /// Events leave under this lock: that keeps them in order, and lets [#hangUp] be sure that the
  /// one under way was the last. The consumer only queues them.
  private final Object lock = new Object();

  private boolean opened;
  private boolean silent;
  private @Nullable UpgradeRefused refusal;
  private @Nullable String failure;

  private SocketAttempt(
      Dial dial, ScheduledExecutorService watch, Consumer<TransportEvent> events) {
    this.events = events;
    this.watch = watch;
    this.client = new SocketClient(dial, this);
  }

  /// Begins to connect and returns at once. The library knows no limit for the answer to the
  /// upgrade: the attempt ends as [NoAnswer] after its patience.
  ///
  /// @param watch where the patience is measured
  static SocketAttempt begin(
      Dial dial, ScheduledExecutorService watch, Consumer<TransportEvent> events) {
    var attempt = new SocketAttempt(dial, watch, events);
    attempt.client.connect();
    attempt.later(dial.patience(), () -> attempt.tooLate(dial.patience()));
    return attempt;
  }

  @Override
  public boolean send(String text) {
    try {
      client.send(text);
      return true;
    } catch (WebsocketNotConnectedException e) {
      return false;
    }
  }

  @Override
  public void hangUp() {
    synchronized (lock) {
      silent = true;
    }
    client.close(CloseFrame.GOING_AWAY);
    // The library waits for the other side's close frame for as long as it takes.
    later(CLOSE_PATIENCE, this::cutLine);
  }

  void opened() {
    synchronized (lock) {
      opened = true;
      tell(new TransportEvent.Opened());
    }
  }

  void received(String text) {
    synchronized (lock) {
      tell(new TransportEvent.Received(text));
    }
  }

  /// The upgrade was answered with this status; the end follows.
  void refused(int httpStatus, @Nullable Duration retryAfter) {
    synchronized (lock) {
      refusal = new UpgradeRefused(httpStatus, retryAfter);
    }
  }

  void failed(Exception cause) {
    LOG.debug("test chat: {}", cause.toString());
    synchronized (lock) {
      String text = cause.getMessage();
      failure = text == null ? cause.getClass().getSimpleName() : text;
    }
  }

  void closed(int code, String reason, boolean remote) {
    synchronized (lock) {
      end(endOf(code, reason, remote));
    }
  }

  private Ended endOf(int code, String reason, boolean remote) {
    if (opened) {
      return new Closed(code < 0 ? CloseFrame.ABNORMAL_CLOSE : code, reason, remote);
    }
    if (refusal != null) {
      return refusal;
    }
    if (code == CloseFrame.PROTOCOL_ERROR) {
      // Something answered, but neither with an HTTP status nor with a right WebSocket upgrade.
      return new UpgradeRefused(0, null);
    }
    return new NoAnswer(failure != null ? failure : "the line was cut before the answer");
  }

  private void tooLate(Duration patience) {
    synchronized (lock) {
      if (opened || silent) {
        return;
      }
      end(new NoAnswer("no answer within " + patience.toMillis() + " ms"));
    }
    cutLine();
  }

  private void end(Ended ended) {
    tell(ended);
    silent = true;
  }

  private void tell(TransportEvent event) {
    if (!silent) {
      events.accept(event);
    }
  }

  private void cutLine() {
    Socket socket = client.getSocket();
    if (socket == null) {
      return;
    }
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("test chat: closing the socket: {}", e.toString());
    }
  }

  private void later(Duration delay, Runnable task) {
    try {
      var _ = watch.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The program ends: the threads of the library are daemons.
      LOG.debug("test chat: {}", e.toString());
    }
  }
}
