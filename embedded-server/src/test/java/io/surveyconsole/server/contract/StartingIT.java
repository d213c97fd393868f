package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.surveyconsole.server.StartFailure;
import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.ServerConfig;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class StartingIT {
  @Test
  void isRefusedOnAPortThatIsTaken(@TempDir Path folder) throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      var failure = failureOf(folder, taken.getLocalPort());
      assertThat(failure.kind()).isEqualTo(StartFailure.Kind.PORT_TAKEN);
      assertThat(failure.kind().exitCode()).isEqualTo(3);
      assertThat(failure.explanation()).contains(Integer.toString(taken.getLocalPort()));
      assertThat(failure.remedy()).contains("--port");
    }
    RunningServer.in(folder).close(); // it let the folder go
  }

  @Test
  void isRefusedOnAnAddressOfAnotherMachine(@TempDir Path folder) throws Exception {
    var failure =
        failureOf(
            ServerConfig.load(
                ConfigSources.ofFolder(folder)
                    .with("server.host", "192.0.2.7") // of the documentation's range: nobody's
                    .with("server.tls.self-signed", "true")));
    assertThat(failure.kind()).isEqualTo(StartFailure.Kind.ADDRESS_UNUSABLE);
    assertThat(failure.kind().exitCode()).isEqualTo(2);
    assertThat(failure.explanation()).contains("192.0.2.7");
    assertThat(failure.remedy()).contains("server.host");
    RunningServer.in(folder).close(); // it let the folder go
  }

  @Test
  void isRefusedInAFolderThatAnotherServerHas(@TempDir Path folder) throws Exception {
    try (var server = RunningServer.in(folder)) {
      var failure = failureOf(folder, 0);
      assertThat(failure.kind()).isEqualTo(StartFailure.Kind.DATA_FOLDER_LOCKED);
      assertThat(failure.kind().exitCode()).isEqualTo(4);
      assertThat(failure.explanation())
          .contains(folder.toString())
          .contains("process " + ProcessHandle.current().pid());
      PlainWords.check(failure.remedy());
      server.join(server.begin());
    }
  }

  @Test
  void isRefusedBelowAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "a file");
    for (Path below : new Path[] {file, file.resolve("data"), file.resolve("a").resolve("b")}) {
      var failure = failureOf(below, 0);
      assertThat(failure.kind()).isEqualTo(StartFailure.Kind.DATA_FOLDER_UNUSABLE);
      assertThat(failure.kind().exitCode()).isEqualTo(4);
      PlainWords.check(failure.explanation());
    }
    assertThat(file).content().isEqualTo("a file");
  }

  @Test
  void isRefusedWithAnEmptyDatabaseFile(@TempDir Path folder) throws Exception {
    assertRefused(folder, new byte[0]);
  }

  @Test
  void isRefusedWithADatabaseOfGarbage(@TempDir Path folder) throws Exception {
    byte[] garbage = new byte[20_000];
    Arrays.fill(garbage, (byte) 0x5A);
    assertRefused(folder, garbage);
  }

  @Test
  void isRefusedWithADatabaseThatWasCutOff(@TempDir Path folder) throws Exception {
    byte[] whole = databaseOf(folder);
    assertRefused(folder, Arrays.copyOf(whole, whole.length / 2));
  }

  @Test
  void isRefusedWithADatabaseOfWhichTheBeginningIsLeft(@TempDir Path folder) throws Exception {
    byte[] whole = databaseOf(folder);
    assertRefused(folder, Arrays.copyOf(whole, 5_000));
    assertRefused(folder, Arrays.copyOf(whole, 100));
  }

  @Test
  void takesAFolderThatDoesNotExistYet(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("a").resolve("b with space").resolve("ü");
    RunningServer.in(data).close();
    assertThat(data.resolve("surveys").resolve("1.json")).exists();
  }

  @Test
  void endsTwiceWithoutHarm(@TempDir Path folder) throws Exception {
    var server = SurveyServer.start(config(folder, 0));
    server.close();
    server.close();
  }

  private static byte[] databaseOf(Path folder) throws Exception {
    try (var server = RunningServer.in(folder)) {
      server.publish(Definition.ofTexts("texts", 20));
      String id = server.begin("texts");
      for (int i = 0; i < 15; i++) {
        server.say(id, "An answer of some length, so that there is something to lose. ".repeat(20));
      }
    }
    return Files.readAllBytes(database(folder));
  }

  private static void assertRefused(Path folder, byte[] database) throws Exception {
    Files.write(database(folder), database);
    var failure = failureOf(folder, 0);
    assertThat(failure.kind()).isEqualTo(StartFailure.Kind.DATABASE_DAMAGED);
    assertThat(failure.kind().exitCode()).isEqualTo(4);
    PlainWords.check(failure.explanation());
    PlainWords.check(failure.remedy());
    assertThat(failure.explanation()).contains(database(folder).toString());
    assertThat(Files.readAllBytes(database(folder))).isEqualTo(database);
  }

  private static Path database(Path folder) {
    return folder.resolve("survey-console.mv.db");
  }

  private static StartFailure failureOf(Path folder, int port) throws Exception {
    return failureOf(config(folder, port));
  }

  private static StartFailure failureOf(ServerConfig config) {
    return catchThrowableOfType(StartFailure.class, () -> SurveyServer.start(config).close());
  }

  private static ServerConfig config(Path folder, int port) throws Exception {
    return ServerConfig.load(
        ConfigSources.ofFolder(folder).with("server.port", Integer.toString(port)));
  }
}
