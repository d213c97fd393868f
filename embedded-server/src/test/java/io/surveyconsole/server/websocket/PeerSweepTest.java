package io.surveyconsole.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.config.Limits;
import io.surveyconsole.server.events.ServerEvents;
import io.surveyconsole.server.model.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeerSweepTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /// Pings are asked for at once, so that no time has to pass.
  private static final PeerSweep.Patience PATIENCE =
      new PeerSweep.Patience(
          Duration.ofNanos(1),
          Duration.ofMinutes(5),
          Duration.ofSeconds(73),
          Duration.ofNanos(1),
          Duration.ofHours(1));

  private static final class Line implements FrameSink {
    final List<String> log = new ArrayList<>();
    Duration silent = Duration.ZERO;
    Duration untaken = Duration.ofDays(1);
    long roundTrip = UNKNOWN;

    @Override
    public void send(String frame, Outcome outcome) {
      log.add(frame); // and it is never taken
    }

    @Override
    public void close(int code, String reason) {
      log.add("close " + code);
    }

    @Override
    public void ping() {
      log.add("ping");
    }

    @Override
    public long roundTripNanos() {
      return roundTrip;
    }

    @Override
    public long silentNanos() {
      return silent.toNanos();
    }

    @Override
    public long heardBytes() {
      return 0;
    }

    @Override
    public long untakenNanos() {
      return untaken.toNanos();
    }

    @Override
    public void cut() {
      log.add("cut");
    }
  }

  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final ServerEvents events = new ServerEvents();
  private final ConnectionManager connections =
      new ConnectionManager(Limits.usual(), events, _ -> {});
  private final Line line = new Line();
  private final ClientConnection connection =
      new ClientConnection(
          new ConnectionId("c"),
          new Caller("x", "127.0.0.1:1", "127.0.0.1", null, false),
          line,
          new Admission(1, 100),
          new MessageRate(Limits.usual()),
          NOW,
          scheduler);
  private final PeerSweep sweep = new PeerSweep(connections, PATIENCE);

  PeerSweepTest() {
    connections.register(connection);
  }

  @AfterEach
  void end() {
    scheduler.shutdown();
  }

  /// So that it is known how far away it is, too.
  @Test
  void pingsAPeerWhetherItWasHeardOrNotButNotAgainBeforeItsTime() {
    sweep.run();
    assertThat(line.log).containsExactly("ping");
    line.silent = Duration.ofSeconds(30);
    sweep.run();
    sweep.run();
    assertThat(line.log).containsExactly("ping");
  }

  @Test
  void doesNotPingOneThatHasOnlyJustCome() {
    var sparing =
        new PeerSweep(
            connections,
            new PeerSweep.Patience(
                Duration.ofMinutes(5),
                Duration.ofNanos(1),
                Duration.ofMinutes(73),
                Duration.ofMinutes(9),
                Duration.ofHours(1)));
    line.silent = Duration.ofMinutes(6);
    sparing.run();
    sparing.run();
    assertThat(line.log).isEmpty();
  }

  @Test
  void tellsWhoeverWatchesHowLongAPingTakesOnceItIsKnown() {
    var told = new AtomicInteger();
    try (var _ = events.watch(_ -> told.incrementAndGet())) {
      sweep.run();
      assertThat(connection.view().roundTripMillis()).isNull();
      line.roundTrip = Duration.ofMillis(42).toNanos();
      sweep.run();
      sweep.run();
    }
    assertThat(told).hasValue(1);
    assertThat(connection.view().roundTripMillis()).isEqualTo(42);
  }

  @Test
  void cutsTheLineToAPeerThatIsGone() {
    line.silent = Duration.ofSeconds(74);
    sweep.run();
    assertThat(line.log).containsExactly("cut");
    assertThat(connection.ended(1006, "", NOW)).isTrue();
    assertThat(connection.view().closeCode()).isEqualTo(1006);
    assertThat(connection.view().closeReason()).isEqualTo("silent for 74 s");
  }

  /// A large frame to a slow peer goes in many parts.
  @Test
  void leavesAPeerAloneThatTakesAFrameSlowly() {
    line.untaken = Duration.ZERO;
    connection.enqueue("hello");
    connection.flush();
    sweep.run();
    assertThat(line.log).containsExactly("hello", "ping");
  }

  @Test
  void closesToAPeerThatTakesAFrameTooSlowly() {
    line.untaken = Duration.ZERO;
    connection.enqueue("hello");
    connection.flush();
    new PeerSweep(
            connections,
            new PeerSweep.Patience(
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ZERO))
        .run();
    assertThat(line.log).containsExactly("hello", "close 4413");
  }

  @Test
  void closesToAPeerThatDoesNotTakeAFrame() {
    connection.enqueue("hello");
    connection.flush();
    sweep.run();
    assertThat(line.log).containsExactly("hello", "close 4413");
    assertThat(connection.ended(1006, "", NOW)).isTrue();
    assertThat(connection.view().closeCode()).isEqualTo(4413);
    assertThat(connection.view().closeReason()).isEqualTo("5 bytes in 1 message waiting");
  }
}
