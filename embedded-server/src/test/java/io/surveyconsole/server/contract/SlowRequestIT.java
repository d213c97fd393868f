package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Requests that do not arrive, a byte a second, as somebody sends them who wants to keep places.
@Execution(ExecutionMode.CONCURRENT)
@ContractTest
class SlowRequestIT {
  private static final int MANY = 50;

  @Test
  void cutsWhoSendsAHeaderByteByByteOrNothingAtAll(RunningServer server) throws Exception {
    var slow = new ArrayList<Slow>();
    String upgrade = "GET /ws/x HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nX: ";
    for (int i = 0; i < MANY; i++) {
      slow.add(new Slow(server.port(), i % 2 == 0 ? upgrade : ""));
    }
    var chatting = server.join(server.begin());
    var feed = server.feed();
    feed.skipTo("live");
    dripUntilCut(slow, Duration.ofSeconds(60));
    chatting.expectSilence();
    server.begin();
    feed.skipTo("changes");
    feed.raw().sendPing();
    dripUntilCut(List.of(new Slow(server.port(), upgrade)), Duration.ofSeconds(60));
    server.begin();
    feed.skipTo("changes");
    assertThat(feed.closed()).isFalse();
  }

  @Test
  void cutsWhoSendsABodyByteByByte(RunningServer server) throws Exception {
    String head =
        "POST /conversations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + server.token()
            + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
    var slow = new ArrayList<Slow>();
    for (int i = 0; i < MANY; i++) {
      slow.add(new Slow(server.port(), head));
    }
    server.begin();
    dripUntilCut(slow, Duration.ofSeconds(90));
  }

  @Test
  void leavesALineAloneOverWhichRequestsComeNowAndThen(RunningServer server) throws Exception {
    var measure = new Slow(server.port(), ""); // cut once a request would have taken too long
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout((int) Patience.LIMIT.toMillis());
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofSeconds(3))
          .until(() -> {
            isAnswered(socket);
            measure.drip();
            return measure.isCut();
          });
      isAnswered(socket);
    }
  }

  private static void isAnswered(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write(
            "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    byte[] answer = new byte[2_000];
    int length = socket.getInputStream().read(answer);
    assertThat(new String(answer, 0, length, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200");
  }

  private static void dripUntilCut(List<Slow> slow, Duration limit) {
    await()
        .atMost(limit)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> {
          slow.forEach(Slow::drip);
          return slow.stream().allMatch(Slow::isCut);
        });
  }

  @Test
  void refusesAHeaderThatIsTooBig(RunningServer server) {
    String head =
        server.raw().request("GET /health HTTP/1.1", "Host: localhost", "X: " + "x".repeat(20_000));
    assertThat(head).startsWith("HTTP/1.1 431").contains("application/problem+json");
    server
        .open("/ws/" + server.begin(), Map.of("User-Agent", "x".repeat(4_000)))
        .expectAll("state", "history");
  }

  private static final class Slow {
    private final Socket socket;
    private final boolean saysNothing;
    private boolean cut;

    Slow(int port, String beginning) throws IOException {
      socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
      socket.setSoTimeout(1);
      socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
      saysNothing = beginning.isEmpty();
    }

    void drip() {
      if (cut) {
        return;
      }
      try {
        if (!saysNothing) {
          socket.getOutputStream().write('x');
        }
        cut = socket.getInputStream().read() < 0;
      } catch (SocketTimeoutException e) {
        cut = false;
      } catch (SocketException e) {
        cut = true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean isCut() {
      return cut;
    }
  }
}
