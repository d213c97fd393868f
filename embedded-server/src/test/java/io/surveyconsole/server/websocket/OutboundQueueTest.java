package io.surveyconsole.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {

  /// A socket whose sends end when the test says so.
  private static final class Socket implements FrameSink {
    final List<String> log = new ArrayList<>();
    final Queue<Outcome> underWay = new ArrayDeque<>();
    boolean immediate;

    @Override
    public void send(String frame, Outcome outcome) {
      log.add(frame);
      if (immediate) {
        outcome.sent();
      } else {
        underWay.add(outcome);
      }
    }

    @Override
    public void close(int code, String reason) {
      log.add(code + " " + reason);
    }

    @Override
    public void ping() {
      log.add("ping");
    }

    @Override
    public long roundTripNanos() {
      return UNKNOWN;
    }

    @Override
    public long silentNanos() {
      return 0;
    }

    @Override
    public long heardBytes() {
      return 0;
    }

    @Override
    public long untakenNanos() {
      return Long.MAX_VALUE;
    }

    @Override
    public void cut() {
      log.add("cut");
    }

    void done() {
      underWay.remove().sent();
    }
  }

  private final Socket socket = new Socket();
  private final Admission admission = new Admission(1, 100);
  private final OutboundQueue queue = new OutboundQueue(socket, admission, socket::cut);

  @Test
  void sendsOneAfterAnotherInOrder() {
    queue.offer("a");
    queue.offer("b");
    queue.flush();
    assertThat(socket.log).containsExactly("a");
    queue.offer("c");
    queue.flush();
    assertThat(socket.log).containsExactly("a");
    socket.done();
    assertThat(socket.log).containsExactly("a", "b");
    socket.done();
    socket.done();
    assertThat(socket.log).containsExactly("a", "b", "c");
    assertThat(queue.sentFrames()).isEqualTo(3);
    assertThat(queue.queuedFrames()).isZero();
  }

  @Test
  void doesNotSendBeforeItIsFlushed() {
    queue.offer("a");
    assertThat(socket.log).isEmpty();
  }

  @Test
  void closesAfterWhatWaitsAndTakesNothingMore() {
    queue.offer("a");
    queue.closeAfterwards(4403, "operator");
    queue.offer("too late");
    queue.flush();
    assertThat(socket.log).containsExactly("a");
    socket.done();
    assertThat(socket.log).containsExactly("a", "4403 operator");
    queue.flush();
    assertThat(socket.log).hasSize(2);
  }

  @Test
  void refusesMoreFramesThanItHolds() {
    queue.offer("under way");
    queue.flush();
    for (int i = 0; i < OutboundQueue.MAX_FRAMES; i++) {
      assertThat(queue.offer("x")).isTrue();
    }
    assertThat(queue.offer("one too many")).isFalse();
  }

  @Test
  void refusesMoreBytesThanItHoldsButNeverASingleFrame() {
    String big = "é".repeat((int) OutboundQueue.MAX_BYTES);
    assertThat(queue.offer(big)).isTrue();
    assertThat(queue.offer("x")).isFalse();
    queue.flush();
    assertThat(queue.offer("x")).isTrue();
  }

  @Test
  void doesNotCountTheGreetingAsSlowness() {
    String history = "h".repeat(3 * (int) OutboundQueue.MAX_BYTES);
    queue.offerGreeting("state");
    queue.offerGreeting(history);
    assertThat(queue.offer("message")).isTrue();
  }

  @Test
  void throwsAwayWhatWaitsWhenItClosesAtOnce() {
    queue.offer("under way");
    queue.offer("waits");
    queue.flush();
    queue.closeNow(4413, "slow");
    socket.done();
    assertThat(socket.log).containsExactly("under way", "4413 slow");
    assertThat(queue.queuedBytes()).isZero();
  }

  @Test
  void tellsOnceWhenASendFailsAndSendsNothingMore() {
    queue.offer("a");
    queue.offer("b");
    queue.flush();
    socket.underWay.remove().failed(new IOException("broken pipe"));
    assertThat(socket.log).containsExactly("a", "cut");
    queue.offer("c");
    queue.flush();
    assertThat(socket.log).containsExactly("a", "cut");
  }

  @Test
  void doesNotGrowTheStackOnAQuickSocket() {
    socket.immediate = true;
    for (int i = 0; i < OutboundQueue.MAX_FRAMES; i++) {
      queue.offer("x");
    }
    queue.flush();
    assertThat(socket.log).hasSize(OutboundQueue.MAX_FRAMES);
  }

  @Test
  void countsBytesAsTheyGoOverTheWire() {
    assertThat(Utf8.length("aé€\uD83C\uDF66")).isEqualTo(1 + 2 + 3 + 4);
    assertThat(Utf8.cut("aé€\uD83C\uDF66", 9)).isEqualTo("aé€");
    assertThat(Utf8.cut("aé", 2)).isEqualTo("a");
    assertThat(Utf8.cut("abc", 3)).isEqualTo("abc");
  }
}
