package io.surveyconsole.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.ServerConfig;
import io.surveyconsole.server.load.Api;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Peers whose line is open and from whom nothing comes, beside one that only answers pings.
@Execution(ExecutionMode.CONCURRENT)
class SilentPeersIT {
  private static final int SILENT = 20;
  private static final Duration TO_BE_FOUND_WITHIN = Duration.ofSeconds(85);

  @TempDir Path data;

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
  void areFoundAndCutWhileWhoAnswersPingsStays() throws Exception {
    var config = ServerConfig.load(ConfigSources.ofFolder(data).with("server.port", "0"));
    try (var server = SurveyServer.start(config)) {
      var api = new Api(server.address(), server.adminToken().value());
      String conversation = api.begin("1");
      var patient =
          new Patient(
              URI.create("ws://" + server.address().getAuthority() + "/ws/" + conversation));
      assertThat(patient.connectBlocking()).isTrue();
      List<Socket> silent = new ArrayList<>();
      try {
        for (int i = 0; i < SILENT; i++) {
          silent.add(SilentSocket.upgraded(server.address(), conversation));
        }
        Awaitility.await().until(() -> server.openConnections() == SILENT + 1);
        Awaitility.await()
            .atMost(TO_BE_FOUND_WITHIN.plusSeconds(60)) // for a machine that is busy
            .until(() -> server.openConnections() == 1);
        assertThat(patient.isOpen()).isTrue();
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
}
