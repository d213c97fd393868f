package io.surveyconsole.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.load.Api;
import io.surveyconsole.server.load.JvmProbe;
import io.surveyconsole.server.load.ServerProcess;
import io.surveyconsole.server.testing.SilentSocket;
import io.surveyconsole.server.testing.Size;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Peers whose line is open and from whom nothing comes, beside one that only answers pings.
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class SilentPeersIT {
  private static final int SILENT = Size.of(20, 1_000);
  private static final Duration TO_BE_FOUND_WITHIN = Duration.ofSeconds(85);

  private static final class Patient extends WebSocketClient {
    Patient(URI address) {
      super(address);
      setConnectionLostTimeout(0); // it sends nothing by itself
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String text) {}

    @Override
    public void onClose(int code, String reason, boolean remote) {}

    @Override
    public void onError(Exception e) {}
  }

  @Test
  void areFoundAndCutWhileWhoAnswersPingsStays(@TempDir Path data) throws Exception {
    try (var server = ServerProcess.start("synced", data)) {
      var api = new Api(server.address(), server.token());
      var probe = new JvmProbe(server.pid());
      String conversation = api.begin("1");
      var patient =
          new Patient(
              URI.create("ws://" + server.address().getAuthority() + "/ws/" + conversation));
      assertThat(patient.connectBlocking()).isTrue();
      long socketsBefore = probe.sockets();
      List<Socket> silent = new ArrayList<>();
      try {
        for (int i = 0; i < SILENT; i++) {
          silent.add(SilentSocket.upgraded(server.address(), conversation));
        }
        awaitOpen(api, SILENT + 1, Duration.ofMinutes(1));
        long before = System.nanoTime();
        awaitOpen(api, 1, TO_BE_FOUND_WITHIN.plusSeconds(60)); // for a machine that is busy
        System.out.printf(
            "%d silent peers, the last gone after %d s%n",
            SILENT, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before));
        assertThat(patient.isOpen()).isTrue();
        Awaitility.await()
            .atMost(Duration.ofMinutes(1))
            .untilAsserted(() -> assertThat(probe.sockets()).isLessThanOrEqualTo(socketsBefore));
        for (Socket socket : silent) {
          SilentSocket.expectEnd(socket);
        }
      } finally {
        for (Socket socket : silent) {
          socket.close();
        }
      }
      patient.closeBlocking();
    }
  }

  private static void awaitOpen(Api api, int connections, Duration patience) {
    Awaitility.await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> api.get("/connections").size() == connections);
  }
}
