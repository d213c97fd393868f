package io.surveyconsole.server.websocket;

import io.surveyconsole.server.api.ConnectionView;
import io.surveyconsole.server.config.Limits;
import io.surveyconsole.server.events.LiveConnection;
import io.surveyconsole.server.model.ConnectionId;
import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.protocol.CloseReason;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One respondent's socket, from the upgrade to its end. Any thread.
public final class ClientConnection implements LiveConnection {
  /// How long a peer may take to answer a close before the line is cut.
  static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private static final int MAX_REASON_BYTES = 123;
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(Limits.WINDOW_SECONDS);

  /// Who connects, as the upgrade told.
  ///
  /// @param conversationId as it was asked for: it may not exist
  /// @param address as it is shown
  /// @param network what counts as one address: of IPv6 the half that a network is given as a whole
  public record Caller(
      String conversationId,
      String address,
      String network,
      @Nullable String client,
      boolean reconnection) {}

  private record End(Instant at, int code, String reason) {}

  private final ConnectionId id;
  private final Caller caller;
  private final FrameSink sink;
  private final OutboundQueue queue;
  private final MessageRate rate;
  private final Instant openedAt;
  private final ScheduledExecutorService scheduler;
  private final AtomicLong pingedAt = new AtomicLong(System.nanoTime());

  private volatile @Nullable Conversation conversation;
  private volatile @Nullable Instant admittedUntil;
  private long windowSince = System.nanoTime();
  private long heardBefore;
  private volatile Instant lastActivityAt;
  private long messagesIn;
  private long bytesIn;
  private @Nullable CloseReason ourReason;
  private String ourText = "";
  private volatile @Nullable End end;

  ClientConnection(
      ConnectionId id,
      Caller caller,
      FrameSink sink,
      Admission admission,
      MessageRate rate,
      Instant openedAt,
      ScheduledExecutorService scheduler) {
    this.id = id;
    this.caller = caller;
    this.sink = sink;
    this.rate = rate;
    this.openedAt = openedAt;
    this.lastActivityAt = openedAt;
    this.scheduler = scheduler;
    this.heardBefore = sink.heardBytes(); // requests may have come over the line before
    this.queue = new OutboundQueue(sink, admission, sink::cut);
  }

  @Override
  public ConnectionId id() {
    return id;
  }

  boolean isOver() {
    return end != null;
  }

  Caller caller() {
    return caller;
  }

  /// Judges what it sends; by the thread that reads it.
  MessageRate rate() {
    return rate;
  }

  /// The conversation it takes part in; null while it takes part in none.
  @Nullable Conversation conversation() {
    return conversation;
  }

  void joined(Conversation joined) {
    conversation = joined;
  }

  /// When its token expires; null where it came without one.
  @Nullable Instant admittedUntil() {
    return admittedUntil;
  }

  void admittedUntil(@Nullable Instant until) {
    admittedUntil = until;
  }

  /// Queues a frame; [#flush] sends it. A peer that does not read is closed with 4413.
  void enqueue(String frame) {
    if (!queue.offer(frame)) {
      closeNow(
          CloseReason.TOO_SLOW, "Too slow: " + queue.queuedFrames() + " messages wait to be read");
    }
  }

  void enqueueGreeting(String frame) {
    queue.offerGreeting(frame);
  }

  void flush() {
    queue.flush();
  }

  void send(String frame) {
    enqueue(frame);
    flush();
  }

  /// Notes a message from the peer.
  synchronized void received(int bytes, Instant now) {
    messagesIn++;
    bytesIn += bytes;
    lastActivityAt = now;
  }

  Instant lastActivityAt() {
    return lastActivityAt;
  }

  /// For how long nothing has come from the peer, not even the answer to a ping.
  Duration silent() {
    return Duration.ofNanos(sink.silentNanos());
  }

  /// How many bytes have come from the peer since a while ago: five seconds at most. Asked by one
  /// thread, again and again.
  long heardLately() {
    long total = sink.heardBytes();
    long now = System.nanoTime();
    if (now - windowSince > WINDOW_NANOS) {
      windowSince = now;
      heardBefore = total;
    }
    return total - heardBefore;
  }

  /// For how long the peer has taken nothing of what is being sent.
  Duration stalled() {
    return Duration.ofNanos(Math.min(queue.stalledNanos(), sink.untakenNanos()));
  }

  /// For how long one and the same frame has been sent.
  Duration sending() {
    return Duration.ofNanos(queue.stalledNanos());
  }

  /// Asks the peer for a sign of life, unless that was done lately.
  void ping(Duration lately) {
    long last = pingedAt.get();
    long now = System.nanoTime();
    if (now - last > lately.toNanos() && pingedAt.compareAndSet(last, now)) {
      sink.ping();
    }
  }

  /// Cuts the line to a peer that cannot be told anything any more.
  void cut(CloseReason reason, String text) {
    if (decided(reason, Utf8.cut(text, MAX_REASON_BYTES))) {
      sink.cut();
    }
  }

  /// Closes once everything queued has been sent.
  void close(CloseReason reason) {
    close(reason, reason.text());
  }

  /// Closes once everything queued has been sent.
  ///
  /// @param text what the peer is told; cut to what a close frame carries
  ///
  /// @return false if it was being closed already
  boolean close(CloseReason reason, String text) {
    boolean first = closeAfterwards(reason, text);
    queue.flush();
    return first;
  }

  /// Lets what is queued be the last: the next [#flush] closes after it.
  void closeAfterwards(CloseReason reason) {
    closeAfterwards(reason, reason.text());
  }

  private boolean closeAfterwards(CloseReason reason, String text) {
    String cut = Utf8.cut(text, MAX_REASON_BYTES);
    if (!decided(reason, cut)) {
      return false;
    }
    queue.closeAfterwards(reason.code(), cut);
    cutAfterPatience();
    return true;
  }

  /// Tells that nothing can be stored, and closes.
  void closeForStore(String frame) {
    enqueue(frame);
    close(CloseReason.STORE_UNAVAILABLE);
  }

  /// Closes without sending what is queued.
  ///
  /// @return false if it was being closed already
  boolean closeNow(CloseReason reason, String text) {
    String cut = Utf8.cut(text, MAX_REASON_BYTES);
    if (!decided(reason, cut)) {
      return false;
    }
    queue.closeNow(reason.code(), cut);
    cutAfterPatience();
    return true;
  }

  private synchronized boolean decided(CloseReason reason, String text) {
    if (ourReason != null || end != null) {
      return false;
    }
    ourReason = reason;
    ourText = text;
    return true;
  }

  private void cutAfterPatience() {
    var _ =
        scheduler.schedule(
            () -> {
              if (end == null) {
                sink.cut();
              }
            },
            CLOSE_PATIENCE.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /// The socket has ended. Where the server closed it, its own reason is what is recorded.
  ///
  /// @return false if that was known
  synchronized boolean ended(int code, String reason, Instant now) {
    if (end != null) {
      return false;
    }
    queue.end();
    end = ourReason != null ? new End(now, ourReason.code(), ourText) : new End(now, code, reason);
    return true;
  }

  @Override
  public synchronized ConnectionView view() {
    Conversation joined = conversation;
    End ended = end;
    return new ConnectionView(
        id.value(),
        caller.conversationId(),
        joined == null ? null : joined.customer().name(),
        joined == null ? null : joined.surveyName(),
        joined != null && joined.test(),
        caller.address(),
        caller.client(),
        caller.reconnection(),
        openedAt,
        lastActivityAt,
        messagesIn,
        queue.sentFrames(),
        bytesIn,
        queue.sentBytes(),
        queue.queuedFrames(),
        queue.queuedBytes(),
        ended == null ? null : ended.at(),
        ended == null ? null : ended.code(),
        ended == null ? null : ended.reason());
  }
}
