package io.surveyconsole.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.load.Generator;
import io.surveyconsole.server.load.IdleFleet;
import io.surveyconsole.server.load.ServerProcess;
import io.surveyconsole.server.load.SystemCounters;
import io.surveyconsole.server.testing.Size;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A server with many connections that ends in order, and one that is killed and comes back.
@Execution(ExecutionMode.CONCURRENT)
@Tag("faults")
class RestartIT {
  private static final int TO_BE_TOLD = Size.of(400, 5_000);
  private static final int COMING_BACK = Size.of(600, 10_000);

  @Test
  void tellsEverybodyAndEndsSoon(@TempDir Path data) throws Exception {
    try (var server = ServerProcess.start("synced", data);
        var fleet = Generator.start(IdleFleet.class, server, TO_BE_TOLD, "stay")) {
      System.out.println(fleet.expectLine());
      long millis = server.end();
      fleet.tell("ended");
      String ends = fleet.expectLine();
      System.out.printf("the server ended in %d ms; %s%n", millis, ends);
      assertThat(ends)
          .isEqualTo("ended {4412=%d}, told of a restart %d".formatted(TO_BE_TOLD, TO_BE_TOLD));
      assertThat(millis).isLessThan(15_000);
    }
  }

  @Test
  void takesEverybodyWhoComesBackAfterAKill(@TempDir Path data) throws Exception {
    var server = ServerProcess.start("synced", data);
    String port = "server.port=" + server.address().getPort();
    try (var fleet = Generator.start(IdleFleet.class, server, COMING_BACK, "return")) {
      System.out.println(fleet.expectLine());
      long overflows = SystemCounters.listenOverflows();
      server.kill();
      server = ServerProcess.start("synced", data, port);
      fleet.tell("returned");
      String returned = fleet.expectLine();
      System.out.println(returned);
      Matcher figures =
          Pattern.compile("returned (\\d+) of (\\d+), p50 .* s, p99 ([\\d.]+) s, .*")
              .matcher(returned);
      assertThat(figures.matches()).as(returned).isTrue();
      assertThat(figures.group(1)).as("nobody is left out").isEqualTo(figures.group(2));
      assertThat(Double.parseDouble(figures.group(3))).isLessThan(60);
      assertThat(SystemCounters.listenOverflows() - overflows).isZero();
    } finally {
      server.close();
    }
  }
}
