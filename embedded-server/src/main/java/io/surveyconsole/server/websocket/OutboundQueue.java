package io.surveyconsole.server.websocket;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// What waits to be sent on one connection: bounded in frames and bytes, sent one after another.
///
/// Whoever offers does not send: [#flush] does, so that nobody sends while holding a conversation's
/// turn. A peer that does not read fills the queue; then nothing more is taken and the owner
/// closes. Any thread; the socket is never called under the lock, because it may call back.
final class OutboundQueue {
  static final int MAX_FRAMES = 1_000;
  static final long MAX_BYTES = 1024 * 1024;

  private record Frame(String text, int bytes, boolean greeting) {}

  private record Close(int code, String reason) {}

  private final FrameSink sink;
  private final Admission admission;
  private final Runnable onFailure;
  private final Queue<Frame> frames = new ArrayDeque<>();
  private long queuedBytes;
  private long allowance = MAX_BYTES;
  private long unreadGreeting;
  private boolean sending;
  private long sendingSince;
  private int sendingBytes;
  private boolean ended;
  private @Nullable Close close;
  private long sentFrames;
  private long sentBytes;

  /// @param admission is told how much of the greeting waits to be read
  /// @param onFailure called once a send has failed: the connection is of no use any more
  OutboundQueue(FrameSink sink, Admission admission, Runnable onFailure) {
    this.sink = sink;
    this.admission = admission;
    this.onFailure = onFailure;
  }

  /// Takes a frame to be sent, in order.
  ///
  /// @return false if the queue is full; true too when it has ended, for then nobody waits for it
  synchronized boolean offer(String text) {
    if (ended || close != null) {
      return true;
    }
    int bytes = Utf8.length(text);
    if (frames.size() >= MAX_FRAMES || (queuedBytes + bytes > allowance && !frames.isEmpty())) {
      return false;
    }
    frames.add(new Frame(text, bytes, false));
    queuedBytes += bytes;
    return true;
  }

  /// Takes a frame whatever its size: what a connection is greeted with must not count as slowness.
  synchronized void offerGreeting(String text) {
    if (ended) {
      return;
    }
    int bytes = Utf8.length(text);
    allowance += bytes;
    frames.add(new Frame(text, bytes, true));
    queuedBytes += bytes;
    unreadGreeting += bytes;
    admission.waits(bytes);
  }

  /// Closes after what waits has been sent; nothing more is taken.
  synchronized void closeAfterwards(int code, String reason) {
    if (close == null) {
      close = new Close(code, reason);
    }
  }

  /// Throws away what waits and closes at once.
  void closeNow(int code, String reason) {
    synchronized (this) {
      frames.clear();
      queuedBytes = 0;
      if (ended) {
        return;
      }
      ended = true;
    }
    sink.close(code, reason);
  }

  /// Takes and sends nothing more; the line has ended.
  synchronized void end() {
    ended = true;
    frames.clear();
    queuedBytes = 0;
    greetingSettled(unreadGreeting);
  }

  private void greetingSettled(long bytes) {
    unreadGreeting -= bytes;
    admission.settled(bytes);
  }

  /// Sends what waits, unless somebody is at it already.
  void flush() {
    while (true) {
      Frame next;
      Close last;
      synchronized (this) {
        if (sending || ended) {
          return;
        }
        next = frames.poll();
        last = close;
        if (next != null) {
          queuedBytes -= next.bytes();
          sending = true;
          sendingSince = System.nanoTime();
          sendingBytes = next.bytes();
        } else if (last != null) {
          ended = true;
        }
      }
      if (next == null) {
        if (last != null) {
          sink.close(last.code(), last.reason());
        }
        return;
      }
      var outcome = new Outcome(next);
      sink.send(next.text(), outcome);
      if (!outcome.settledBeforeReturn()) {
        return; // its callback goes on
      }
    }
  }

  synchronized int queuedFrames() {
    return frames.size() + (sending ? 1 : 0);
  }

  /// For how long the frame that is being sent has been on its way, in nanoseconds; 0 where none
  /// is.
  synchronized long stalledNanos() {
    return sending ? System.nanoTime() - sendingSince : 0;
  }

  synchronized long queuedBytes() {
    return queuedBytes;
  }

  /// What [#queuedFrames] are in bytes.
  synchronized long waitingBytes() {
    return queuedBytes + (sending ? sendingBytes : 0);
  }

  synchronized long sentFrames() {
    return sentFrames;
  }

  synchronized long sentBytes() {
    return sentBytes;
  }

  /// Tells a send that ended within the call (the loop goes on) from one that ends later (it has to
  /// take the loop up again), so that a quick socket does not grow the stack.
  private final class Outcome implements FrameSink.Outcome {
    private final Frame frame;
    private boolean returned;
    private boolean settled;

    Outcome(Frame frame) {
      this.frame = frame;
    }

    boolean settledBeforeReturn() {
      synchronized (OutboundQueue.this) {
        returned = true;
        return settled;
      }
    }

    @Override
    public void sent() {
      boolean late;
      synchronized (OutboundQueue.this) {
        sentFrames++;
        sentBytes += frame.bytes();
        if (frame.greeting() && unreadGreeting > 0) {
          greetingSettled(frame.bytes());
          allowance -= frame.bytes();
        }
        sending = false;
        settled = true;
        late = returned;
      }
      if (late) {
        flush();
      }
    }

    @Override
    public void failed(Throwable cause) {
      synchronized (OutboundQueue.this) {
        sending = false;
        settled = true;
        end();
      }
      onFailure.run();
    }
  }
}
