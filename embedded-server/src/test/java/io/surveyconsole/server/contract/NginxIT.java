package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs nginx with the configuration of the page on security, before the real server.
class NginxIT {
  private static final Pattern CONFIGURATION =
      Pattern.compile("```nginx\\n(.*?)```", Pattern.DOTALL);

  @Test
  void passesOnWhatThePageOnSecuritySays(@TempDir Path folder) throws Exception {
    Assumptions.assumeTrue(isInstalled(), "nginx is not installed: skipped");
    int port = freePort();
    run(
        folder,
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "30",
        "-subj",
        "/CN=surveys",
        "-keyout",
        "key.pem",
        "-out",
        "fullchain.pem",
        "-addext",
        "subjectAltName=IP:127.0.0.1,DNS:localhost");
    try (var server =
            RunningServer.in(
                Files.createDirectory(folder.resolve("data")),
                "server.public-url=https://localhost:" + port,
                "server.trusted-proxies=127.0.0.1");
        var _ = new Nginx(folder, configuration(folder, port, server.port()), port)) {
      SSLContext trust = Trust.of(certificate(folder.resolve("fullchain.pem")));
      var mine = server.beginWithToken();
      URI socket =
          URI.create("wss://localhost:" + port + "/ws/" + mine.id() + "?token=" + mine.token());
      var origin = Map.of("Origin", "https://localhost:" + port);
      try (var client = RecordingClient.open(socket, origin, trust)) {
        client.expectAll("state", "history");
        client.answer("Vanilla", "one");
        client.expect("ack");
        JsonNode connection = server.http().get("/connections").is(200).path(0);
        assertThat(connection.path("address").asText()).as("the caller's").isEqualTo("127.0.0.1");
      }
      var outside = new HttpCaller(URI.create("https://localhost:" + port), server.token(), trust);
      assertThat(outside.get("/conversations").is(200).path("items")).hasSize(1);
      outside.close();
      assertThat(Files.readString(folder.resolve("surveys.log")))
          .contains("/ws/" + mine.id())
          .doesNotContain(mine.token());
    }
  }

  /// The page's own text, with the ports and paths of this test.
  private static String configuration(Path folder, int port, int behind) throws IOException {
    var page = CONFIGURATION.matcher(Files.readString(Path.of("../docs/security.md")));
    assertThat(page.find()).isTrue();
    return page.group(1)
        .replace("listen 443 ssl", "listen 127.0.0.1:" + port + " ssl")
        .replace("surveys.example.com", "localhost")
        .replace("/etc/ssl/surveys", folder.toString())
        .replace("/var/log/nginx", folder.toString())
        .replace("127.0.0.1:8000", "127.0.0.1:" + behind)
        .replace("Host $host", "Host $host:" + port);
  }

  private static X509Certificate certificate(Path file) throws Exception {
    try (var in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder("nginx", "-v").redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void run(Path folder, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  /// nginx in the foreground, with a folder of its own.
  private static final class Nginx implements AutoCloseable {
    private final Process process;

    Nginx(Path folder, String server, int port) throws IOException {
      Path file = folder.resolve("nginx.conf");
      Files.writeString(
          file,
          "daemon off; master_process off; pid %1$s/nginx.pid; error_log %1$s/error.log;\n"
                  .formatted(folder)
              + "events { }\nhttp {\n"
              + "client_body_temp_path %1$s/b; proxy_temp_path %1$s/p;".formatted(folder)
              + " fastcgi_temp_path %1$s/f; uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;\n"
                  .formatted(folder)
              + server
              + "}\n");
      process =
          new ProcessBuilder("nginx", "-p", folder.toString(), "-c", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("nginx.out").toFile())
              .start();
      Patience.until(() -> {
        assertThat(process.isAlive()).as(Files.readString(folder.resolve("nginx.out"))).isTrue();
        try (var raw = RawSocket.connect(port)) {
          assertThat(raw).isNotNull();
        } catch (UncheckedIOException e) {
          throw new AssertionError("it does not listen yet", e);
        }
      });
    }

    @Override
    public void close() {
      process.destroy();
      try {
        if (process.waitFor(30, TimeUnit.SECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      process.destroyForcibly();
    }
  }
}
