package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Whatever is called with a token, nothing that the server tells anybody has that token in it.
@ContractTest
class SecretTokensIT {
  private static final String OURS = "io.surveyconsole";

  /// Everything that was told: answers with their headers, frames, reasons, log lines, threads.
  private final List<String> told = new ArrayList<>();

  @Test
  void standInNothingThatIsTold(RunningServer server) throws Exception {
    var mine = server.beginWithToken();
    String looks =
        server
            .http()
            .post("/admin/tokens", "{\"name\":\"looks\",\"scope\":\"read\"}")
            .is(201)
            .path("token")
            .asText();
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var ours = (Logger) LoggerFactory.getLogger(OURS);
    Level before = Objects.requireNonNull(ours.getLevel());
    root.addAppender(log);
    ours.setLevel(Level.TRACE);
    List<String> tokens = List.of(mine.token(), looks, server.token());
    try {
      for (String token : tokens) {
        call(server, mine.id(), token);
        connect(server, mine.id(), token);
      }
      for (String path :
          List.of("/health", "/connections", "/admin/tokens", "/admin/audit", "/admin/audit.csv")) {
        note(server.http().get(path));
      }
      var feed = server.feed();
      feed.skipTo("live");
      told.add(feed.frames().toString());
    } finally {
      ours.setLevel(before);
      root.detachAppender(log);
    }
    List.copyOf(log.list)
        .forEach(event -> told.add(event.getFormattedMessage() + event.getThrowableProxy()));
    Thread.getAllStackTraces().keySet().forEach(thread -> told.add(thread.toString()));

    assertThat(told).as("this would be seen").anyMatch(text -> text.contains(mine.id()));
    assertThat(log.list).as("and so would the log").isNotEmpty();
    for (String token : tokens) {
      assertThat(told)
          .noneMatch(text -> text.contains(token))
          .noneMatch(text -> text.contains(encoded(token)));
    }
  }

  private void call(RunningServer server, String id, String token) throws Exception {
    var caller = server.anonymous().withToken(token);
    for (String path :
        List.of("/conversations/" + id, "/conversations/unknown", "/surveys/1", "/nowhere")) {
      note(caller.get(path));
      note(caller.put(path, "{"));
      note(server.anonymous().get(path + "?token=" + token));
    }
    note(caller.post("/conversations/" + id + "/messages", "{\"content\":7}"));
    for (String broken : List.of("GET /%zz", "GET /conversations/" + id + "?token=%", "GOT /")) {
      try (var raw = RawSocket.connect(server.port())) {
        told.add(
            raw.request(
                    broken + " HTTP/1.1",
                    "Host: localhost",
                    "Connection: close",
                    "Authorization: Bearer " + token)
                + raw.rest());
      }
    }
  }

  private void connect(RunningServer server, String id, String token) throws Exception {
    List<Map<String, String>> ways =
        List.of(
            Map.of("Authorization", "Bearer " + token),
            Map.of("Sec-WebSocket-Protocol", "survey.v1, survey.token." + token),
            Map.of("Sec-WebSocket-Protocol", "survey.token." + token));
    List<RecordingClient> clients = new ArrayList<>();
    for (String conversation : List.of(id, "unknown")) {
      ways.forEach(way -> clients.add(server.open("/ws/" + conversation, way)));
      clients.add(server.open("/ws/" + conversation + "?token=" + token, Map.of()));
    }
    for (RecordingClient client : clients) {
      if (client.next() instanceof RecordingClient.Event.Frame(var frame)
          && frame.path("type").asText().equals("state")) {
        client.send("{\"content\":");
        client.skipTo("error");
        client.close();
      }
      told.add(client.untilClosed().toString());
      told.add(client.frames().toString());
    }
    for (Map<String, String> way : ways) {
      try (var raw = RawSocket.connect(server.port())) {
        var header = way.entrySet().iterator().next();
        told.add(
            raw.upgrade(
                "/ws/" + id, "Host: localhost", header.getKey() + ": " + header.getValue()));
      }
    }
  }

  private void note(HttpAnswer answer) {
    told.add(answer.headers().map() + answer.text());
  }

  private static String encoded(String token) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(token.getBytes(StandardCharsets.UTF_8));
  }
}
