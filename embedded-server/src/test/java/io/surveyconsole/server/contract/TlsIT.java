package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surveyconsole.server.StartFailure;
import io.surveyconsole.server.SurveyServer;
import io.surveyconsole.server.config.ConfigException;
import io.surveyconsole.server.config.ConfigSources;
import io.surveyconsole.server.config.ServerConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ContractTest
class TlsIT {
  private static final String SELF_SIGNED = "server.tls.self-signed=true";

  @Test
  @ServerPerTest.With(SELF_SIGNED)
  void talksHttpsAndWssWithACertificateOfItsOwnMaking(RunningServer server) throws Exception {
    assertThat(server.address()).hasScheme("https");
    var mine = server.beginWithToken();
    server.http().get("/conversations/" + mine.id()).is(200);
    try (var client =
        RecordingClient.open(
            server.socket("/ws/" + mine.id()), Map.of(), Trust.of(server.certificate()))) {
      client.expectAll("state", "history");
      client.answer("Vanilla", "one");
      client.expect("ack");
    }
    Path tls = server.folder().resolve("tls");
    try (Stream<Path> files = Files.list(tls)) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
    assertThat(server.certificate().getSubjectAlternativeNames())
        .extracting(name -> name.get(1).toString())
        .contains("localhost", "127.0.0.1");
    var before = server.certificate();
    server.stop();
    server.startAgain();
    assertThat(server.certificate()).as("the same after a restart").isEqualTo(before);
  }

  @Test
  @ServerPerTest.With(SELF_SIGNED)
  void speaksNoPlainHttpThere(RunningServer server) throws Exception {
    try (var raw = RawSocket.connect(server.port())) {
      raw.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(raw.rest()).doesNotContain("200 OK");
    }
  }

  @Test
  @ServerPerTest.With(SELF_SIGNED)
  void speaksModernProtocolsOnly(RunningServer server) throws Exception {
    SSLContext trust = Trust.of(server.certificate());
    assertThat(spoken(trust, server.port(), "TLSv1.3", null)).startsWith("TLSv1.3");
    assertThat(spoken(trust, server.port(), "TLSv1.2", null))
        .startsWith("TLSv1.2")
        .containsPattern("ECDHE.*(GCM|CHACHA20)");
    for (String old : new String[] {"TLSv1.1", "TLSv1", "SSLv3"}) {
      assertThatThrownBy(() -> spoken(trust, server.port(), old, null))
          .isInstanceOf(SSLException.class);
    }
    for (String weak :
        new String[] {
          "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
        }) {
      assertThatThrownBy(() -> spoken(trust, server.port(), "TLSv1.2", weak))
          .isInstanceOf(SSLException.class);
    }
  }

  /// What OpenSSL, which knows the old protocols, gets to hear of them.
  @Test
  @ServerPerTest.With(SELF_SIGNED)
  void tellsOpenSslTheSame(RunningServer server) throws Exception {
    for (String protocol : new String[] {"-tls1_3", "-tls1_2"}) {
      assertThat(openssl(server.port(), protocol))
          .as(protocol)
          .containsPattern("Cipher is TLS|ECDHE");
    }
    for (String protocol : new String[] {"-tls1_1", "-tls1"}) {
      assertThat(openssl(server.port(), protocol, "-cipher", "ALL:@SECLEVEL=0"))
          .as(protocol)
          .contains("Cipher is (NONE)");
    }
    assertThat(openssl(server.port(), "-tls1_2", "-cipher", "aRSA:kRSA:@SECLEVEL=0"))
        .contains("Cipher is (NONE)");
  }

  @Test
  void takesKeysAsAuthoritiesAndOpenSslWriteThem(@TempDir Path folder) throws Exception {
    var keys = new TestKeys(folder);
    keys.make("rsa", "rsa:2048");
    keys.run("pkcs8", "-topk8", "-nocrypt", "-in", "rsa.key", "-out", "pkcs8.key");
    keys.run("rsa", "-traditional", "-in", "rsa.key", "-out", "pkcs1.key");
    keys.run("pkcs8", "-topk8", "-passout", "pass:s3cret", "-in", "rsa.key", "-out", "locked.key");
    keys.run(
        "pkcs12",
        "-export",
        "-passout",
        "pass:s3cret",
        "-in",
        "rsa.crt",
        "-inkey",
        "rsa.key",
        "-out",
        "both.p12");
    for (String key : new String[] {"pkcs8.key", "pkcs1.key"}) {
      serves(
          folder,
          "server.tls.certificate=" + folder.resolve("rsa.crt"),
          "server.tls.key=" + folder.resolve(key));
    }
    Path data = folder.resolve("data");
    Files.writeString(data.resolve("survey-console.properties"), "server.tls.password=s3cret\n");
    serves(
        folder,
        "server.tls.certificate=" + folder.resolve("rsa.crt"),
        "server.tls.key=" + folder.resolve("locked.key"));
    serves(folder, "server.tls.keystore=" + folder.resolve("both.p12"));
  }

  private static void serves(Path folder, String... settings) throws IOException {
    try (var server = RunningServer.in(folder.resolve("data"), settings)) {
      server.http().get("/surveys").is(200);
    }
  }

  @Test
  void saysWhatIsWrongWithAKeyAndStartsNothing(@TempDir Path folder) throws Exception {
    var keys = new TestKeys(folder);
    keys.make("one", "ec:prime256v1");
    keys.make("two", "ec:prime256v1");
    keys.run("ec", "-aes128", "-passout", "pass:s3cret", "-in", "one.key", "-out", "locked.key");
    Files.writeString(folder.resolve("nothing.pem"), "nothing\n");
    assertThat(failure(folder, "one.crt", "two.key")).contains("is not that of");
    assertThat(failure(folder, "one.crt", "locked.key")).contains("is encrypted");
    assertThat(failure(folder, "nothing.pem", "one.key")).contains("nothing.pem", "certificate");
    assertThat(failure(folder, "one.crt", "nothing.pem")).contains("nothing.pem", "key");
  }

  private static String failure(Path folder, String certificate, String key) throws Exception {
    var sources =
        ConfigSources.ofFolder(folder.resolve("data"))
            .with("server.port", "0")
            .with("server.tls.certificate", folder.resolve(certificate).toString())
            .with("server.tls.key", folder.resolve(key).toString());
    try (var server = SurveyServer.start(ServerConfig.load(sources))) {
      throw new AssertionError("it started at " + server.address());
    } catch (StartFailure e) {
      assertThat(e.kind()).isEqualTo(StartFailure.Kind.CERTIFICATE_UNUSABLE);
      assertThat(e.kind().exitCode()).isEqualTo(2);
      PlainWords.check(e.remedy());
      return e.explanation();
    }
  }

  @Test
  void showsANewCertificateAndDropsNobody(@TempDir Path folder) throws Exception {
    var keys = new TestKeys(folder);
    keys.make("first", "ec:prime256v1");
    keys.make("second", "rsa:2048");
    keys.copy("first", "used");
    try (var server =
        RunningServer.in(
            folder.resolve("data"),
            "server.tls.certificate=" + folder.resolve("used.crt"),
            "server.tls.key=" + folder.resolve("used.key"))) {
      var first = server.certificate();
      var mine = server.beginWithToken();
      try (var client =
          RecordingClient.open(server.socket("/ws/" + mine.id()), Map.of(), Trust.of(first))) {
        client.expectAll("state", "history");
        Files.writeString(folder.resolve("used.crt"), "half written");
        keys.copy("second", "used");
        Patience.until(() -> assertThat(server.certificate()).isNotEqualTo(first));
        assertThat(spoken(Trust.of(server.certificate()), server.port(), "TLSv1.3", null))
            .isNotBlank();
        assertThatThrownBy(() -> spoken(Trust.of(first), server.port(), "TLSv1.3", null))
            .isInstanceOf(SSLException.class);
        client.answer("Vanilla", "one");
        client.expect("ack");
      }
    }
  }

  @Test
  void listensBeyondThisMachineOnlyEncryptedOrWhenToldOtherwise(@TempDir Path folder)
      throws Exception {
    assertThat(problems(folder, "server.host=0.0.0.0"))
        .anyMatch(line -> line.contains("server.insecure"))
        .anyMatch(line -> line.contains("server.public-url"));
    assertThat(
            problems(
                folder, "server.host=0.0.0.0", "server.public-url=https://surveys.example/path"))
        .anyMatch(line -> line.contains("server.public-url"));
    try (var server =
        RunningServer.in(
            folder,
            "server.host=0.0.0.0",
            "server.public-url=https://surveys.example",
            SELF_SIGNED)) {
      assertThat(server.certificate().getSubjectAlternativeNames())
          .extracting(name -> name.get(1).toString())
          .contains("surveys.example");
      server.http().get("/surveys").is(200);
      server.anonymous().get("/conversations/" + server.begin()).problem(401);
    }
    try (var server =
        RunningServer.in(
            folder,
            "server.host=0.0.0.0",
            "server.public-url=http://surveys.example",
            "server.insecure=true")) {
      server.http().get("/surveys").is(200);
    }
  }

  private static List<String> problems(Path folder, String... settings) {
    var sources = ConfigSources.ofFolder(folder);
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      sources = sources.with(parts[0], parts[1]);
    }
    try {
      ServerConfig.load(sources);
      return List.of();
    } catch (ConfigException e) {
      return e.problems();
    }
  }

  /// Which protocol and cipher suite a client that speaks only these comes to.
  private static String spoken(SSLContext trust, int port, String protocol, @Nullable String cipher)
      throws IOException {
    try (var socket = (SSLSocket) trust.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.setSoTimeout((int) Patience.LIMIT.toMillis());
      try {
        socket.setEnabledProtocols(new String[] {protocol});
        if (cipher != null) {
          socket.setEnabledCipherSuites(new String[] {cipher});
        }
      } catch (IllegalArgumentException e) {
        throw new SSLException("this Java does not speak it", e);
      }
      socket.startHandshake();
      return socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite();
    }
  }

  private static String openssl(int port, String... options) throws Exception {
    var command =
        Stream.concat(
                Stream.of("openssl", "s_client", "-connect", "127.0.0.1:" + port),
                Stream.of(options))
            .toList();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return said;
  }

  /// Keys and certificates as OpenSSL makes them.
  private record TestKeys(Path folder) {
    TestKeys {
      try {
        Files.createDirectories(folder.resolve("data"));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    void make(String name, String kind) throws Exception {
      String[] algorithm = kind.split(":", 2);
      if (algorithm[0].equals("ec")) {
        run("ecparam", "-name", algorithm[1], "-genkey", "-noout", "-out", name + ".key");
      } else {
        run("genrsa", "-out", name + ".key", algorithm[1]);
      }
      run(
          "req",
          "-x509",
          "-new",
          "-key",
          name + ".key",
          "-out",
          name + ".crt",
          "-days",
          "30",
          "-subj",
          "/CN=" + name,
          "-addext",
          "subjectAltName=IP:127.0.0.1,DNS:localhost");
    }

    void copy(String from, String to) throws IOException {
      for (String kind : new String[] {".key", ".crt"}) {
        Path file = folder.resolve(to + kind);
        Files.copy(folder.resolve(from + kind), file, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      }
    }

    void run(String... arguments) throws Exception {
      var command = Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toList();
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
    }
  }
}
