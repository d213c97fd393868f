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
import org.jspecify.annotations.Nullable;

/// One respondent's socket, from the upgrade to its end. Any thread.
public final class ClientConnection implements LiveConnection {
  /// How long a peer may take to answer a close before the line is cut.
  static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(Limits.WINDOW_SECONDS);

  private final ConnectionId id;
  private final Caller caller;
  private final FrameSink sink;
  private final OutboundQueue queue;
  private final MessageRate rate;
  private final Instant openedAt;
  private final ScheduledExecutorService scheduler;
  private final Ending ending = new Ending();
  private long pingedAt = System.nanoTime();
  private boolean isPinged;
  private long shownRoundTrip = FrameSink.UNKNOWN;

  private volatile @Nullable Conversation conversation;
  private volatile @Nullable Instant admittedUntil;
  private long windowSince = System.nanoTime();
  private long heardBefore;
  private volatile Instant lastActivityAt;
  private long messagesIn;
  private long bytesIn;
  private int reconnects;

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
    return ending.end() != null;
  }

  Caller caller() {
    return caller;
  }

  /// Judges what it sends; by the thread that reads it.
  MessageRate rate() {
    return rate;
  }

  /// The conversation it takes part in, as it stands; null while it takes part in none.
  @Nullable Conversation conversation() {
    return conversation;
  }

  /// @param times how often somebody has come back to the conversation, this time included
  synchronized void joined(Conversation joined, int times) {
    conversation = joined;
    reconnects = times;
  }

  /// The conversation it takes part in goes on.
  void progressed(Conversation now) {
    conversation = now;
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
          new Closing(
              CloseReason.TOO_SLOW,
              "Too slow: " + queue.queuedFrames() + " messages wait to be read",
              waiting()));
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

  /// What waits to be read, and for how long nothing has been.
  String waiting() {
    String waiting =
        Amounts.bytes(queue.waitingBytes())
            + " in "
            + Amounts.of(queue.queuedFrames(), "message")
            + " waiting";
    long stalled = stalled().toSeconds();
    return stalled == 0 ? waiting : waiting + ", nothing read for " + stalled + " s";
  }

  /// Asks the peer for a sign of life, unless that was done lately. By one thread.
  ///
  /// @param first how long after the opening the first time
  /// @param every how long after the last time
  void ping(Duration first, Duration every) {
    long now = System.nanoTime();
    if (now - pingedAt > (isPinged ? every : first).toNanos()) {
      pingedAt = now;
      isPinged = true;
      sink.ping();
    }
  }

  /// Whether the time to the peer and back is known anew since this was asked last. By one thread.
  boolean roundTripIsNew() {
    long now = sink.roundTripNanos();
    boolean isNew = now != shownRoundTrip;
    shownRoundTrip = now;
    return isNew;
  }

  /// Cuts the line to a peer that cannot be told anything any more.
  void cut(Closing closing) {
    if (ending.decided(closing)) {
      sink.cut();
    }
  }

  /// Closes once everything queued has been sent.
  void close(CloseReason reason) {
    close(Closing.of(reason));
  }

  /// Closes once everything queued has been sent.
  ///
  /// @return false if it was being closed already
  boolean close(Closing closing) {
    boolean first = closeAfterwards(closing);
    queue.flush();
    return first;
  }

  /// Lets what is queued be the last: the next [#flush] closes after it.
  void closeAfterwards(CloseReason reason) {
    closeAfterwards(Closing.of(reason));
  }

  private boolean closeAfterwards(Closing closing) {
    if (!ending.decided(closing)) {
      return false;
    }
    queue.closeAfterwards(closing.reason().code(), closing.told());
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
  boolean closeNow(Closing closing) {
    if (!ending.decided(closing)) {
      return false;
    }
    queue.closeNow(closing.reason().code(), closing.told());
    cutAfterPatience();
    return true;
  }

  private void cutAfterPatience() {
    var _ =
        scheduler.schedule(
            () -> {
              if (!isOver()) {
                sink.cut();
              }
            },
            CLOSE_PATIENCE.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /// The socket has ended. Where the server closed it, its own reason is what is recorded.
  ///
  /// @return false if that was known
  boolean ended(int code, String reason, Instant now) {
    if (!ending.happened(code, reason, now)) {
      return false;
    }
    queue.end();
    return true;
  }

  @Override
  public synchronized ConnectionView view() {
    Conversation joined = conversation;
    Ending.End ended = ending.end();
    return new ConnectionView(
        id.value(),
        caller.conversationId(),
        joined == null ? null : joined.customer().name(),
        joined == null ? null : joined.surveyName(),
        joined != null && joined.test(),
        joined == null ? null : joined.questionIndex(),
        joined == null ? null : joined.totalQuestions(),
        caller.address(),
        caller.client(),
        caller.reconnection(),
        reconnects,
        openedAt,
        lastActivityAt,
        roundTripMillis(),
        messagesIn,
        queue.sentFrames(),
        bytesIn,
        queue.sentBytes(),
        queue.queuedFrames(),
        queue.waitingBytes(),
        ended == null ? null : ended.at(),
        ended == null ? null : ended.code(),
        ended == null ? null : ended.reason());
  }

  private @Nullable Long roundTripMillis() {
    long nanos = sink.roundTripNanos();
    return nanos == FrameSink.UNKNOWN ? null : TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
