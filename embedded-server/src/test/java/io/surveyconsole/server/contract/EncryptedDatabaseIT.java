package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.StartFailure;
import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.ServerConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server whose database is encrypted: the key comes from a file, or from the keyring of a real
/// desktop session.
class EncryptedDatabaseIT {
  private static final String ENCRYPTED = "H2encrypt";

  /// Opens the keyring as logging in does, then runs the program.
  private static final List<String> SESSION =
      List.of(
          "dbus-run-session",
          "--",
          "sh",
          "-c",
          "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
              + " && \"$@\"",
          "sh");

  @TempDir Path folder;

  @Test
  void makesAKeyFileForAnEarlierDatabaseAndWantsItFromThenOn() throws Exception {
    Path data = folder.resolve("data");
    Path key = folder.resolve("stick").resolve("surveys.key");
    String id;
    try (var server = RunningServer.in(data)) {
      id = server.begin();
      server.say(id, "Vanilla");
    }
    assertThat(isEncrypted(data)).isFalse();
    String[] settings = {"database.encryption=key-file", "database.key-file=" + key};
    expectNoStart(data, settings).contains("surveys.key cannot be made");
    Files.createDirectory(key.getParent());
    try (var server = RunningServer.in(data, settings)) {
      assertThat(server.http().get("/conversations/" + id + "/messages").is(200)).hasSize(3);
    }
    assertThat(isEncrypted(data)).isTrue();
    assertThat(Files.readString(key)).matches("[0-9a-f]{64}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");

    expectNoStart(data).contains("database.encryption");
    Path away = Files.move(key, folder.resolve("away.key"));
    expectNoStart(data, settings).contains(key.toString());
    Path inside = Files.copy(away, data.resolve("surveys.key"));
    Files.createSymbolicLink(key, inside);
    expectNoStart(data, settings).contains("lies in the data folder");
    Files.delete(key);
    Files.delete(inside);
    Files.writeString(key, "nonsense\n");
    expectNoStart(data, settings).contains("holds no key");
    Files.writeString(key, "0".repeat(64) + "\n");
    expectNoStart(data, settings).contains("cannot be opened with the key");
    Files.copy(away, key, StandardCopyOption.REPLACE_EXISTING);
    try (var server =
        RunningServer.in(data, "database.encryption=none", "database.key-file=" + key)) {
      assertThat(server.http().get("/conversations/" + id + "/messages").is(200)).hasSize(3);
    }
    assertThat(isEncrypted(data)).isFalse();
    try (var server = RunningServer.in(data)) {
      assertThat(server.http().get("/conversations/" + id + "/messages").is(200)).hasSize(3);
    }
  }

  /// What is said about why it does not start for want of its key.
  private static AbstractStringAssert<?> expectNoStart(Path data, String... settings) {
    var failure =
        Assertions.catchThrowableOfType(
            StartFailure.class,
            () -> {
              var sources = ConfigSources.ofFolder(data).with("server.port", "0");
              for (String setting : settings) {
                String[] parts = setting.split("=", 2);
                sources = sources.with(parts[0], parts[1]);
              }
              SurveyServer.start(ServerConfig.load(sources)).close();
            });
    assertThat(failure).as("it does not start").isNotNull();
    assertThat(failure.kind()).isEqualTo(StartFailure.Kind.DATABASE_KEY);
    assertThat(failure.kind().exitCode()).isEqualTo(4);
    return assertThat(failure.explanation() + " " + failure.remedy());
  }

  @Test
  void keepsTheKeyInTheKeyringOfWhoeverIsLoggedIn() throws Exception {
    Assumptions.assumeTrue(
        isInstalled("dbus-run-session") && isInstalled("gnome-keyring-daemon"),
        "dbus and gnome-keyring are not installed: skipped");
    Path data = folder.resolve("data");
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    // A desktop session of its own: the one that this may run in has a keyring, too.
    Map<String, String> session =
        Stream.of(
                "HOME",
                "XDG_DATA_HOME",
                "XDG_CONFIG_HOME",
                "XDG_CACHE_HOME",
                "XDG_RUNTIME_DIR",
                "GNOME_KEYRING_CONTROL")
            .collect(Collectors.toMap(name -> name, _ -> home.toString()));
    for (int i = 0; i < 2; i++) {
      try (var command = serve(SESSION, session, data)) {
        assertThat(command.nextLine()).contains("is listening");
        command.terminate();
        assertThat(command.exitCode()).isZero();
        assertThat(command.stderr().contains("new key")).as("once").isEqualTo(i == 0);
      }
      assertThat(isEncrypted(data)).isTrue();
    }
    Path named = data.resolve("survey-console.key-name");
    String name = Files.readString(named);
    Files.writeString(named, "another\n");
    try (var command = serve(SESSION, session, data)) {
      assertThat(command.exitCode()).isEqualTo(4);
      assertThat(command.stderr()).contains("not to be had", "another");
      assertThat(named).as("no new one").hasContent("another");
    }
    Files.writeString(named, name);
    try (var command =
        serve(List.of(), Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"), data)) {
      assertThat(command.exitCode()).isEqualTo(4);
      assertThat(command.stderr()).contains("keyring cannot be used");
    }
  }

  private static Command serve(List<String> session, Map<String, String> environment, Path data)
      throws IOException {
    return Command.run(
        session,
        environment,
        "serve",
        "--port",
        "0",
        "--data",
        data.toString(),
        "--set",
        "database.encryption=keyring");
  }

  private static boolean isInstalled(String program) {
    return List.of(System.getenv("PATH").split(":", -1)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static boolean isEncrypted(Path data) throws IOException {
    return Files.readString(data.resolve("survey-console.mv.db"), StandardCharsets.ISO_8859_1)
        .startsWith(ENCRYPTED);
  }
}
