package io.surveyconsole.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surveyconsole.server.load.Api;
import io.surveyconsole.server.load.Generator;
import io.surveyconsole.server.load.IdleFleet;
import io.surveyconsole.server.load.ServerProcess;
import io.surveyconsole.server.testing.Size;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A message to everyone, where everyone is many, each in a conversation of their own.
@Tag("faults")
class BroadcastToManyIT {
  private static final int CONNECTED = Size.of(400, 10_000);

  /// One after another each would wait for the disk; how many shared a batch shows that they did
  /// not.
  @Test
  void sharesTheBatchesOfTheStore(@TempDir Path data) throws Exception {
    try (var server = ServerProcess.start("synced+10ms", data);
        var fleet = Generator.start(IdleFleet.class, server, CONNECTED, "stay")) {
      System.out.println(fleet.expectLine());
      var api = new Api(server.address(), server.token());
      long batches = batches(server);
      long before = System.nanoTime();
      JsonNode sent = api.send("POST", "/broadcast", "{\"content\":\"Back at two.\"}");
      double seconds = (System.nanoTime() - before) / 1e9;
      batches = batches(server) - batches;
      System.out.printf("a broadcast to %d in %.1f s, %d batches%n", CONNECTED, seconds, batches);
      assertThat(sent.toString())
          .isEqualTo(
              "{\"conversations\":%d,\"connections\":%d,\"failed\":0}"
                  .formatted(CONNECTED, CONNECTED));
      assertThat(batches).isLessThan(CONNECTED / 4);
    }
  }

  private static long batches(ServerProcess server) throws Exception {
    return Long.parseLong(server.figures().replaceAll("^\\D*(\\d+).*$", "$1"));
  }
}
