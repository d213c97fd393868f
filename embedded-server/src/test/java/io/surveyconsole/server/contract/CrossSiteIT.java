package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page of another origin, opened in a real Chromium on the same machine, tries to talk to the
/// server: over a WebSocket with a token that it has, and over HTTP.
class CrossSiteIT {
  private static final String PAGE =
      """
      <!doctype html><meta charset="utf-8"><title>elsewhere</title><script>
      const said = [];
      function tell() { fetch('/said?' + encodeURIComponent(said.join(' '))); }
      const socket = new WebSocket('ws://localhost:PORT/ws/ID?token=TOKEN');
      socket.onmessage = event => {
        said.push('socket heard ' + JSON.parse(event.data).type);
        socket.close();
      };
      socket.onclose = event => {
        said.push('socket closed ' + event.code);
        fetch('http://localhost:PORT/health')
          .then(answer => said.push('read ' + answer.status), () => said.push('not read'))
          .then(() => fetch('http://localhost:PORT/conversations/ID/messages', {
            method: 'POST', mode: 'no-cors', body: '{"content":"Chocolate"}'}))
          .then(() => said.push('sent'), () => said.push('not sent'))
          .then(tell);
      };
      </script>
      """;

  @Test
  void cannotTalkToTheServer(@TempDir Path folder) throws Exception {
    assumeChromium();
    try (var server = RunningServer.in(Files.createDirectory(folder.resolve("data")))) {
      var mine = server.beginWithToken();
      assertThat(visit(folder, server, mine)).isEqualTo("socket closed 1006 not read not sent");
      assertThat(server.http().get("/conversations/" + mine.id() + "/messages").is(200))
          .as("what was sent was refused")
          .hasSize(1);
    }
  }

  /// The control: where the operator has listed the page's origin, the very same page gets in.
  @Test
  void talksWhereItsOriginIsListed(@TempDir Path folder) throws Exception {
    assumeChromium();
    var site = new Site();
    site.stop(); // its port is free again
    try (var server =
        RunningServer.in(
            Files.createDirectory(folder.resolve("data")),
            "security.allowed-origins=http://127.0.0.1:" + site.port())) {
      var mine = server.beginWithToken();
      assertThat(visit(folder, server, mine, site.port())).startsWith("socket heard state ");
      assertThat(server.http().get("/conversations/" + mine.id() + "/messages").is(200)).hasSize(3);
    }
  }

  private static String visit(Path folder, RunningServer server, RunningServer.Begun mine)
      throws Exception {
    return visit(folder, server, mine, 0);
  }

  /// What the page could do.
  private static String visit(Path folder, RunningServer server, RunningServer.Begun mine, int port)
      throws Exception {
    var site = new Site(port);
    site.serve(
        PAGE.replace("PORT", Integer.toString(server.port()))
            .replace("ID", mine.id())
            .replace("TOKEN", mine.token()));
    Process chromium =
        new ProcessBuilder(
                List.of(
                    "chromium",
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--user-data-dir=" + folder.resolve("profile"),
                    "--remote-debugging-port=0",
                    "http://127.0.0.1:" + site.port() + "/"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.txt").toFile())
            .start();
    try {
      return site.said().get(2, TimeUnit.MINUTES);
    } finally {
      chromium.descendants().forEach(ProcessHandle::destroyForcibly);
      chromium.destroyForcibly();
      chromium.waitFor(30, TimeUnit.SECONDS);
      site.stop();
    }
  }

  private static void assumeChromium() throws InterruptedException {
    boolean found;
    try {
      found =
          new ProcessBuilder("chromium", "--version")
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException e) {
      found = false;
    }
    Assumptions.assumeTrue(found, "Chromium is not installed: skipped");
  }

  /// A web site of another origin.
  private static final class Site {
    private final HttpServer http;
    private final CompletableFuture<String> said = new CompletableFuture<>();

    Site() throws IOException {
      this(0);
    }

    Site(int port) throws IOException {
      http =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
      http.start();
    }

    int port() {
      return http.getAddress().getPort();
    }

    void serve(String page) {
      http.createContext(
          "/",
          exchange -> {
            String query = exchange.getRequestURI().getRawQuery();
            if (exchange.getRequestURI().getPath().equals("/said") && query != null) {
              said.complete(URLDecoder.decode(query, StandardCharsets.UTF_8));
            }
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
    }

    CompletableFuture<String> said() {
      return said;
    }

    void stop() {
      http.stop(0);
    }
  }
}
