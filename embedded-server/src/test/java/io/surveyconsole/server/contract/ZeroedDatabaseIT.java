package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.StartFailure;
import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.ServerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file system that lost blocks gives them back as zeros. A start on what is left must not take
/// it for an empty database.
class ZeroedDatabaseIT {
  private static final int HEADERS = 2 * 4_096;

  @Test
  void isRefusedAndLeftAsItIs(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("survey-console.mv.db");
    try (var server = RunningServer.in(folder)) {
      server.finish(server.begin());
    }
    byte[] damaged = Files.readAllBytes(file);
    Arrays.fill(damaged, HEADERS, damaged.length, (byte) 0);
    Files.write(file, damaged);

    @Nullable StartFailure failure = null;
    try (var server =
        SurveyServer.start(
            ServerConfig.load(ConfigSources.ofFolder(folder).with("server.port", "0")))) {
      assertThat(server.openConnections()).isZero();
    } catch (StartFailure e) {
      failure = e;
    }
    assertThat(Arrays.equals(Files.readAllBytes(file), damaged))
        .as("the file is as it was")
        .isTrue();
    assertThat(failure)
        .isNotNull()
        .extracting(StartFailure::kind)
        .isEqualTo(StartFailure.Kind.DATABASE_DAMAGED);
  }
}
