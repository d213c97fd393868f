package io.surveyconsole.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int LARGE = Admission.SMALL_BYTES + 1;

  private final List<Integer> greeted = Collections.synchronizedList(new ArrayList<>());

  private Thread comes(Admission admission, int number, Runnable greeting) {
    return Thread.ofVirtual()
        .start(() ->
            admission.admit(guest -> {
              assertThat(guest.hasRoom(Admission.SMALL_BYTES)).isTrue();
              greeted.add(number);
              greeting.run();
              return true;
            }));
  }

  @Test
  void greetsABoundedNumberAtOnceInTheOrderOfTheirComing() throws Exception {
    var admission = new Admission(1, 1_000);
    var mayEnd = new CountDownLatch(1);
    var first = comes(admission, 0, () -> await(mayEnd));
    Awaitility.await().atMost(PATIENCE).until(() -> greeted.size() == 1);
    var others = new ArrayList<Thread>();
    for (int i = 1; i <= 50; i++) {
      var other = comes(admission, i, () -> {});
      Awaitility.await()
          .pollInterval(Duration.ofMillis(1))
          .atMost(PATIENCE)
          .until(() -> other.getState() == Thread.State.WAITING);
      others.add(other);
    }
    assertThat(greeted).containsExactly(0);
    mayEnd.countDown();
    first.join();
    for (Thread other : others) {
      other.join();
    }
    assertThat(greeted).isEqualTo(IntStream.rangeClosed(0, 50).boxed().toList());
  }

  @Test
  void greetsNobodyLargelyWhileTooMuchWaitsToBeRead() throws Exception {
    var admission = new Admission(5, 2 * LARGE);
    comesForMuch(admission, 1, true).join();
    comesForMuch(admission, 2, true).join();
    var third = comesForMuch(admission, 3, false);
    Awaitility.await().atMost(PATIENCE).until(() -> third.getState() == Thread.State.WAITING);
    comes(admission, 4, () -> {}).join(); // small
    assertThat(greeted).containsExactly(1, 2, 4);
    admission.settled(LARGE);
    third.join();
    assertThat(greeted).containsExactly(1, 2, 4, 3);
    admission.settled(LARGE);
    assertThat(admission.unreadBytes()).isZero();
  }

  /// Several who come at once must not find the same room.
  @Test
  void keepsTheRoomFreeOfWhoIsJustBeingGreeted() throws Exception {
    var admission = new Admission(5, LARGE);
    var mayEnd = new CountDownLatch(1);
    var first =
        Thread.ofVirtual()
            .start(() ->
                admission.admit(guest -> {
                  assertThat(guest.hasRoom(LARGE)).isTrue();
                  greeted.add(1);
                  await(mayEnd);
                  return true;
                }));
    Awaitility.await().atMost(PATIENCE).until(() -> greeted.size() == 1);
    var second = comesForMuch(admission, 2, false);
    Awaitility.await().atMost(PATIENCE).until(() -> second.getState() == Thread.State.WAITING);
    assertThat(greeted).containsExactly(1);
    mayEnd.countDown();
    first.join();
    second.join();
    assertThat(greeted).containsExactly(1, 2);
  }

  @Test
  void greetsOneWhoseGreetingIsLargerThanAllThatMayWait() throws Exception {
    var admission = new Admission(5, LARGE - 1);
    comesForMuch(admission, 1, true).join();
    assertThat(greeted).containsExactly(1);
  }

  private Thread comesForMuch(Admission admission, int number, boolean neverReads) {
    return Thread.ofVirtual()
        .start(() ->
            admission.admit(guest -> {
              if (!guest.hasRoom(LARGE)) {
                return false;
              }
              greeted.add(number);
              if (neverReads) {
                admission.waits(LARGE);
              }
              return true;
            }));
  }

  /// A greeting is settled once: when it has been sent, or when the line has ended.
  @Test
  void isToldOfEveryGreetingOnce() {
    var admission = new Admission(5, 1_000);
    var sent = new OutboundQueue(new TakingSink(), admission, () -> {});
    sent.offerGreeting("hello");
    assertThat(admission.unreadBytes()).isEqualTo(5);
    sent.flush();
    sent.end();
    assertThat(admission.unreadBytes()).isZero();
    var unread = new OutboundQueue(new TakingSink(), admission, () -> {});
    unread.offerGreeting("hello");
    unread.offerGreeting("you");
    unread.closeNow(4413, "");
    assertThat(admission.unreadBytes()).isEqualTo(8);
    unread.end();
    unread.end();
    unread.offerGreeting("late");
    assertThat(admission.unreadBytes()).isZero();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class TakingSink implements FrameSink {
    @Override
    public void send(String frame, Outcome outcome) {
      outcome.sent();
    }

    @Override
    public void close(int code, String reason) {}

    @Override
    public void ping() {}

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
    public void cut() {}
  }
}
