package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/// Alone, because it counts the file descriptors of the whole process.
@Isolated
@ExtendWith(ServerPerTest.class)
class AbortedConnectionsIT {
  private static final int ROUNDS = 10;
  private static final int AT_ONCE = 100;
  private static final long SLACK = 20;

  @Test
  void leaveNothingBehindNeitherInTheListNorInTheProcess(RunningServer server) {
    String id = server.begin();
    connectAndLeave(server, id); // what is opened once and kept
    Patience.until(() -> assertThat(server.http().get("/connections").is(200)).isEmpty());
    long before = openFiles();

    for (int round = 0; round < ROUNDS; round++) {
      connectAndLeave(server, id);
    }

    Patience.until(() -> {
      assertThat(server.http().get("/connections").is(200)).isEmpty();
      assertThat(server.openConnections()).isZero();
      assertThat(openFiles()).isLessThanOrEqualTo(before + SLACK);
    });
    var client = server.join(id);
    client.answer("Vanilla");
    client.expect("message");
  }

  private static void connectAndLeave(RunningServer server, String id) {
    var sockets = new ArrayList<RawSocket>();
    for (int i = 0; i < AT_ONCE; i++) {
      var socket = RawSocket.connect(server.port());
      sockets.add(socket);
      String path = i % 4 == 0 ? "/ws/unknown" : "/ws/" + id;
      if (i % 5 != 4) {
        assertThat(socket.upgrade(path, "Host: localhost")).startsWith("HTTP/1.1 101");
      } else {
        socket.send("GET " + path + " HTTP/1.1\r\nHost: loc"); // and never the rest
      }
    }
    for (int i = 0; i < AT_ONCE; i++) {
      if (i % 2 == 0) {
        sockets.get(i).abort();
      } else {
        sockets.get(i).closeQuietly();
      }
    }
  }

  private static long openFiles() {
    return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
        .getOpenFileDescriptorCount();
  }
}
