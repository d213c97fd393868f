package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.surveyconsole.server.config.Authentication;
import io.surveyconsole.server.config.ConfigException;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.DatabaseAddress;
import io.surveyconsole.server.config.DatabaseEncryption;
import io.surveyconsole.server.config.DatabaseEncryption.KeyPlace;
import io.surveyconsole.server.config.History;
import io.surveyconsole.server.config.Limits;
import io.surveyconsole.server.config.Network;
import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.config.ServerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {
  private static final String TOKEN = "0123456789abcdef-secret";

  @TempDir private Path folder = Path.of("");

  @Test
  void hasTheDefaultsOfTheContract() throws Exception {
    assertThat(load(Map.of()))
        .isEqualTo(
            new ServerConfig(
                folder,
                Network.local(8000),
                new Authentication(null, Authentication.Respondents.OPTIONAL, Duration.ofDays(90)),
                null,
                DatabaseEncryption.none(),
                new Limits(4_000, 1_000, 65_536, 5, 10_000, 8, 0, Duration.ofMinutes(15)),
                new History(Duration.ofDays(90))));
  }

  @Test
  void laysTheFileOverTheDefaultsTheEnvironmentOverTheFileAndSetOverAll() throws Exception {
    file("server.port=1001\nlimits.content-chars=11\nlimits.connections=12\n");
    var config =
        load(
            Map.of("SURVEY_CONSOLE_SERVER_PORT", "1002", "SURVEY_CONSOLE_LIMITS_CONNECTIONS", "22"),
            "server.port=1003");
    assertThat(config.network().port()).isEqualTo(1003);
    assertThat(config.limits().connections()).isEqualTo(22);
    assertThat(config.limits().contentChars()).isEqualTo(11);
    assertThat(config.limits().messageBytes()).isEqualTo(65_536);
  }

  @Test
  void readsANamedFileInPlaceOfTheFoldersOwn() throws Exception {
    file("server.port=1001\nlimits.content-chars=11\n");
    Path other = Files.writeString(folder.resolve("other.properties"), "server.port=1004\n");
    var config = ServerConfig.load(new ConfigSources(folder, other, Map.of(), List.of()));
    assertThat(config.network().port()).isEqualTo(1004);
    assertThat(config.limits().contentChars()).isEqualTo(4_000);
  }

  @Test
  void refusesANamedFileThatIsMissing() {
    var missing = folder.resolve("missing.properties");
    assertThat(problems(missing, Map.of())).singleElement().asString().contains(missing.toString());
  }

  @Test
  void refusesKeysThatDoNotExistOrDoNotWorkYetWhereverTheyStand() throws Exception {
    file("server.prot=1\n");
    var problems =
        problems(
            null,
            Map.of("SURVEY_CONSOLE_SERVER_PROT", "1", "SURVEY_CONSOLE_", "x"),
            "limits.messages-per-secund=5",
            "server.trusted-proxy=192.0.2.1",
            "Server.Port=1");
    assertThat(problems).hasSize(6);
    assertThat(problems).anyMatch(line -> line.contains("survey-console.properties"));
    assertThat(problems).anyMatch(line -> line.contains("SURVEY_CONSOLE_SERVER_PROT"));
    assertThat(problems).anyMatch(line -> line.contains("limits.messages-per-secund"));
    assertThat(problems).anyMatch(line -> line.contains("Server.Port"));
  }

  @Test
  void leavesOtherProgramsEnvironmentAlone() throws Exception {
    assertThat(load(Map.of("SURVEY_PORT", "x", "PATH", "y")).network().port()).isEqualTo(8000);
  }

  @Test
  void refusesASecretOnTheCommandLineWithoutRepeatingIt() {
    assertThat(problems(null, Map.of(), "auth.admin-token=" + TOKEN))
        .singleElement()
        .asString()
        .contains("auth.admin-token")
        .doesNotContain(TOKEN);
  }

  @Test
  void takesASecretFromTheFileAndTheEnvironmentAndNeverShowsIt() throws Exception {
    file("auth.admin-token=" + TOKEN + "\n");
    assertThat(load(Map.of()).authentication().adminToken()).isEqualTo(new Secret(TOKEN));
    var config = load(Map.of("SURVEY_CONSOLE_AUTH_ADMIN_TOKEN", TOKEN + "2"));
    assertThat(config.authentication().adminToken()).isEqualTo(new Secret(TOKEN + "2"));
    assertThat(config.toString()).doesNotContain(TOKEN);
    assertThat(problems(null, Map.of("SURVEY_CONSOLE_AUTH_ADMIN_TOKEN", "short")))
        .singleElement()
        .asString()
        .contains("auth.admin-token")
        .doesNotContain("short");
  }

  @Test
  void takesADatabaseServerAndItsPasswordFromWhereNobodySeesIt() throws Exception {
    String url = "jdbc:postgresql://db.example:5432/surveys?sslmode=require";
    file("database.password=" + TOKEN + "\n");
    var config = load(Map.of(), "database.url=" + url, "database.user=surveys");
    assertThat(config.database()).isEqualTo(new DatabaseAddress(url, "surveys", new Secret(TOKEN)));
    assertThat(config.toString()).doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "database.password=0123456789abcdef-secret",
        "database.url=jdbc:postgresql://h/d?user=u&password=0123456789abcdef-secret",
        "database.url=jdbc:postgresql://u:0123456789abcdef-secret@h/d"
      })
  void refusesADatabasesPasswordWhereItCanBeSeenWithoutRepeatingIt(String setting) {
    assertThat(problems(null, Map.of(), setting))
        .singleElement()
        .asString()
        .contains("database.")
        .doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"database.url=jdbc:h2:mem:x", "database.url=postgres://h/d", "database.user=u"})
  void refusesADatabaseThatIsNone(String setting) {
    assertThat(problems(null, Map.of(), setting)).singleElement().asString().contains("database.");
  }

  @Test
  void knowsWhereTheDatabasesKeyIs() throws Exception {
    assertThat(load(Map.of(), "database.encryption=keyring").encryption())
        .isEqualTo(new DatabaseEncryption(true, new KeyPlace.InKeyring()));
    Path key = folder.toAbsolutePath().resolveSibling("surveys.key");
    assertThat(
            load(Map.of(), "database.encryption=key-file", "database.key-file=" + key).encryption())
        .isEqualTo(new DatabaseEncryption(true, new KeyPlace.InFile(key)));
    assertThat(load(Map.of(), "database.encryption=none", "database.key-file=" + key).encryption())
        .isEqualTo(new DatabaseEncryption(false, new KeyPlace.InFile(key)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "database.encryption=yes",
        "database.encryption=key-file",
        "database.encryption=key-file database.key-file=surveys.key",
        "database.encryption=keyring database.key-file=/elsewhere/surveys.key",
        "database.key-file=/elsewhere/surveys.key",
        "database.encryption=keyring database.url=jdbc:postgresql://h/d"
      })
  void refusesAKeyThatProtectsNothing(String settings) {
    assertThat(problems(null, Map.of(), settings.split(" ", -1)))
        .singleElement()
        .asString()
        .contains("database.");
  }

  @Test
  void tellsEveryProblemAtOnceEachWithItsSource() throws Exception {
    file("limits.connections=many\nnonsense=1\n");
    var problems =
        problems(
            null,
            Map.of("SURVEY_CONSOLE_LIMITS_CONTENT_CHARS", "0"),
            "server.port=70000",
            "server.host=192.0.2.1",
            "timeouts.idle-seconds=-1",
            "limits.message-bytes=",
            "security.allowed-origins=example.com,https://a.example/path",
            "without-equals");
    assertThat(problems).hasSizeGreaterThanOrEqualTo(9).allMatch(line -> !line.contains("\n"));
    assertThat(problems)
        .anyMatch(line -> line.contains("limits.connections") && line.contains(".properties"))
        .anyMatch(line -> line.contains("SURVEY_CONSOLE_LIMITS_CONTENT_CHARS"))
        .anyMatch(line -> line.contains("server.port") && line.contains("70000"))
        .anyMatch(line -> line.contains("server.host"))
        .anyMatch(line -> line.contains("timeouts.idle-seconds"))
        .anyMatch(line -> line.contains("limits.message-bytes"))
        .anyMatch(line -> line.contains("example.com"))
        .anyMatch(line -> line.contains("https://a.example/path"))
        .anyMatch(line -> line.contains("without-equals"));
  }

  @Test
  void refusesHostsBeyondLoopbackWhileNothingIsEncrypted() throws Exception {
    for (String host : new String[] {"192.0.2.7", "0.0.0.0", "::", ""}) {
      assertThat(problems(null, Map.of(), "server.host=" + host, "server.public-url=http://a.b"))
          .as(host)
          .hasSize(1);
    }
    load(Map.of(), "server.host=192.0.2.7", "server.tls.self-signed=true");
    load(Map.of(), "server.host=192.0.2.7", "server.insecure=true");
  }

  @Test
  void takesAddressesHoweverTheyAreWritten() throws Exception {
    assertThat(load(Map.of(), "server.host=[::1]").network().host()).isEqualTo("::1");
    var network =
        load(
                Map.of(),
                "server.public-url=https://Surveys.Example:443/",
                "security.allowed-origins=https://Other.Example:443, http://a.b:80")
            .network();
    assertThat(network.publicUrl()).hasToString("https://surveys.example");
    assertThat(network.allowedOrigins())
        .containsExactlyInAnyOrder("https://other.example", "http://a.b");
  }

  @Test
  void wantsTokensOfRespondentsWhoComeFromElsewhere() throws Exception {
    assertThat(respondents()).isEqualTo(Authentication.Respondents.OPTIONAL);
    assertThat(respondents("server.tls.self-signed=true"))
        .isEqualTo(Authentication.Respondents.OPTIONAL);
    for (String[] elsewhere :
        new String[][] {
          {"server.public-url=https://surveys.example"},
          {"server.trusted-proxies=127.0.0.1"},
          {"server.host=192.0.2.7", "server.tls.self-signed=true"},
        }) {
      assertThat(respondents(elsewhere)).isEqualTo(Authentication.Respondents.REQUIRED);
    }
    assertThat(respondents("server.trusted-proxies=127.0.0.1", "auth.respondents=optional"))
        .isEqualTo(Authentication.Respondents.OPTIONAL);
  }

  private Authentication.Respondents respondents(String... settings) throws Exception {
    return load(Map.of(), settings).authentication().respondents();
  }

  @Test
  void wantsOneCertificateAtMostAndItWhole() throws Exception {
    String present = Files.writeString(folder.resolve("present.pem"), "").toString();
    for (String[] wrong :
        new String[][] {
          {"server.tls.certificate=" + present},
          {"server.tls.key=" + present},
          {"server.tls.keystore=" + present},
          {"server.tls.certificate=missing.pem", "server.tls.key=" + present},
          {"server.tls.self-signed=true", "server.tls.keystore=" + present},
          {"server.tls.self-signed=yes"},
          {"server.trusted-proxies=proxy.example"},
          {"server.trusted-proxies=192.0.2.0/33"},
          {"server.public-url=ftp://surveys.example"},
          {"server.public-url=surveys.example"},
          {"auth.respondents=maybe"},
          {"auth.respondent-token-days=0"},
        }) {
      assertThat(problems(null, Map.of(), wrong)).as(String.join(" ", wrong)).hasSize(1);
    }
  }

  @Test
  void takesLoopbackHosts() throws Exception {
    for (String host : new String[] {"127.0.0.1", "localhost", "::1", "127.0.0.5"}) {
      assertThat(load(Map.of(), "server.host=" + host).network().host()).isEqualTo(host);
    }
  }

  @Test
  void readsOriginsAsBrowsersWriteThem() throws Exception {
    assertThat(
            load(
                    Map.of(),
                    "security.allowed-origins= https://a.example , http://localhost:3000,null")
                .network()
                .allowedOrigins())
        .containsExactlyInAnyOrder("https://a.example", "http://localhost:3000", "null");
  }

  @Test
  void refusesAFileThatIsNotUtf8() throws Exception {
    Files.write(
        folder.resolve("survey-console.properties"),
        new byte[] {'s', '=', (byte) 0xC3, (byte) 0x28});
    assertThat(problems(null, Map.of())).singleElement().asString().contains("UTF-8");
  }

  private void file(String text) throws Exception {
    Files.writeString(folder.resolve("survey-console.properties"), text);
  }

  private ServerConfig load(Map<String, String> environment, String... settings)
      throws ConfigException {
    return ServerConfig.load(new ConfigSources(folder, null, environment, List.of(settings)));
  }

  private List<String> problems(
      @Nullable Path file, Map<String, String> environment, String... settings) {
    return catchThrowableOfType(
            ConfigException.class,
            () ->
                ServerConfig.load(new ConfigSources(folder, file, environment, List.of(settings))))
        .problems();
  }
}
