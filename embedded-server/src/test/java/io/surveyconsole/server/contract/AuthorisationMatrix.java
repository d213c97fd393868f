package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.server.contract.GuardedRoute.For;
import io.surveyconsole.server.keys.DatabaseKeys;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.RespondentToken;
import io.surveyconsole.server.model.TokenHash;
import io.surveyconsole.server.storage.jdbc.JdbcStore;
import io.surveyconsole.server.storage.jdbc.h2.H2Engine;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Calls every [GuardedRoute] with every token, `Origin` and `Host`, and compares.
final class AuthorisationMatrix {
  /// What a caller shows.
  private enum Shown {
    NONE,
    WRONG,
    EXPIRED,
    REVOKED,
    OF_ANOTHER_CONVERSATION,
    OF_THE_CONVERSATION,
    READ,
    OPERATE,
    OWN
  }

  /// What comes of it: the route's own answer, or a refusal before it.
  private enum Outcome {
    PASSES,
    WANTS_A_TOKEN,
    MAY_NOT
  }

  /// Where the server listens, and what it is called by there.
  enum Place {
    THIS_MACHINE("localhost", "http://localhost", true) {
      @Override
      String[] settings() {
        return new String[] {"server.trusted-proxies=127.0.0.1", "auth.respondents=optional"};
      }
    },
    BEYOND("surveys.example", "http://surveys.example", false) {
      @Override
      String[] settings() {
        return new String[] {
          "server.host=0.0.0.0",
          "server.insecure=true",
          "server.public-url=http://surveys.example",
          "server.trusted-proxies=127.0.0.1"
        };
      }
    };

    private final String host;
    private final String origin;
    private final boolean tokensAreOptional;

    Place(String host, String origin, boolean tokensAreOptional) {
      this.host = host;
      this.origin = origin;
      this.tokensAreOptional = tokensAreOptional;
    }

    /// A proxy is trusted, so that every call can come from an address of its own: wrong tokens
    /// from one address would be made to wait.
    abstract String[] settings();
  }

  private static final List<String> ORIGINS = List.of("", "OWN", "https://evil.example", "null");

  private final RunningServer server;
  private final Place place;
  private final String mine;
  private final Map<Shown, String> tokens = new EnumMap<>(Shown.class);
  private final AtomicInteger caller = new AtomicInteger();
  private final List<String> wrong = new ArrayList<>();

  AuthorisationMatrix(RunningServer server, Place place) {
    this.server = server;
    this.place = place;
    var conversation = server.beginWithToken();
    mine = conversation.id();
    tokens.put(Shown.NONE, "");
    tokens.put(Shown.WRONG, "f".repeat(64));
    tokens.put(Shown.OF_ANOTHER_CONVERSATION, server.beginWithToken().token());
    tokens.put(Shown.REVOKED, conversation.token());
    server.http().delete("/conversations/" + mine + "/tokens").is(204);
    tokens.put(Shown.EXPIRED, "e".repeat(64));
    server.stop();
    try (var store =
        JdbcStore.open(new H2Engine(server.folder().toString(), DatabaseKeys.none()))) {
      store
          .tokens()
          .add(
              new RespondentToken(
                  TokenHash.of("e".repeat(64)),
                  new ConversationId(mine),
                  Instant.now().minusSeconds(1)));
    }
    server.startAgain();
    tokens.put(Shown.OF_THE_CONVERSATION, made("/conversations/" + mine + "/tokens", "{}"));
    tokens.put(Shown.READ, made("/admin/tokens", "{\"name\":\"r\",\"scope\":\"read\"}"));
    tokens.put(Shown.OPERATE, made("/admin/tokens", "{\"name\":\"o\",\"scope\":\"operate\"}"));
    tokens.put(Shown.OWN, server.token());
  }

  private String made(String path, String body) {
    return server.http().post(path, body).is(201).path("token").asText();
  }

  void check() throws IOException {
    int checked = 0;
    for (GuardedRoute row : GuardedRoute.ALL) {
      for (Shown shown : Shown.values()) {
        for (String origin : ORIGINS) {
          for (boolean ownHost : new boolean[] {true, false}) {
            check(row, shown, origin, ownHost);
            checked++;
          }
        }
      }
    }
    assertThat(checked)
        .isEqualTo(GuardedRoute.ALL.size() * Shown.values().length * ORIGINS.size() * 2);
    assertThat(wrong).isEmpty();
  }

  private void check(GuardedRoute row, Shown shown, String origin, boolean ownHost)
      throws IOException {
    boolean allowed = ownHost && (origin.isEmpty() || origin.equals("OWN"));
    Outcome expected = expected(row.whom(), shown, place.tokensAreOptional);
    String got = outcome(row, shown, origin, ownHost);
    String wanted = allowed ? expected.toString() : "403 of the guard";
    if (!got.equals(wanted)) {
      wrong.add(
          "%s, token %s, Origin %s, %s Host: %s instead of %s"
              .formatted(row.route(), shown, origin, ownHost ? "own" : "foreign", got, wanted));
    }
  }

  private String outcome(GuardedRoute row, Shown shown, String origin, boolean ownHost)
      throws IOException {
    List<String> headers = new ArrayList<>();
    headers.add("Host: " + (ownHost ? place.host : "evil.example"));
    if (!origin.isEmpty()) {
      headers.add("Origin: " + (origin.equals("OWN") ? place.origin : origin));
    }
    if (shown != Shown.NONE) {
      headers.add("Authorization: Bearer " + tokens.get(shown));
    }
    int number = caller.incrementAndGet();
    headers.add("X-Forwarded-For: 10.%d.%d.1".formatted(number / 256 % 256, number % 256));
    String path = row.path().replace("MINE", mine);
    try (var raw = RawSocket.connect(server.port())) {
      return row.isSocket()
          ? ofSocket(raw, row, raw.upgrade(path, headers.toArray(String[]::new)))
          : ofCall(raw, row, path, headers);
    }
  }

  private static String ofCall(RawSocket raw, GuardedRoute row, String path, List<String> headers) {
    headers.add("Connection: close");
    String body = row.body() == null ? "" : row.body();
    headers.add("Content-Length: " + body.length());
    raw.send(
        row.method()
            + " "
            + path
            + " HTTP/1.1\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n"
            + body);
    return ofAnswer(raw.rest());
  }

  private static String ofAnswer(String answer) {
    return switch (answer.substring(9, 12)) {
      case "401" -> Outcome.WANTS_A_TOKEN.toString();
      case "403" ->
          answer.contains("may look only") || answer.contains("server's own token")
              ? Outcome.MAY_NOT.toString()
              : "403 of the guard";
      case "200", "201", "204", "404", "422" -> Outcome.PASSES.toString();
      default -> answer;
    };
  }

  private static String ofSocket(RawSocket raw, GuardedRoute row, String head) {
    if (!head.startsWith("HTTP/1.1 101")) {
      return head.startsWith("HTTP/1.1 403") ? "403 of the guard" : ofAnswer(head);
    }
    if (row.whom() != For.RESPONDENTS_SOCKET) {
      return Outcome.PASSES.toString();
    }
    String first = raw.frame();
    if (first.contains("\"type\":\"state\"")) {
      return Outcome.PASSES.toString();
    }
    return first.contains("\"type\":\"error\"") && raw.frame().startsWith("close 4401")
        ? Outcome.WANTS_A_TOKEN.toString()
        : first;
  }

  private static Outcome expected(For whom, Shown shown, boolean tokensAreOptional) {
    return switch (shown) {
      case NONE ->
          switch (whom) {
            case EVERYBODY -> Outcome.PASSES;
            case RESPONDENT_READS, RESPONDENT_WRITES, RESPONDENTS_SOCKET ->
                tokensAreOptional ? Outcome.PASSES : Outcome.WANTS_A_TOKEN;
            case READ, OPERATE, OWN -> Outcome.WANTS_A_TOKEN;
          };
      case WRONG, EXPIRED, REVOKED, OF_ANOTHER_CONVERSATION ->
          whom == For.EVERYBODY ? Outcome.PASSES : Outcome.WANTS_A_TOKEN;
      case OF_THE_CONVERSATION ->
          switch (whom) {
            case EVERYBODY, RESPONDENT_READS, RESPONDENT_WRITES, RESPONDENTS_SOCKET ->
                Outcome.PASSES;
            case READ, OPERATE, OWN -> Outcome.WANTS_A_TOKEN;
          };
      case READ ->
          switch (whom) {
            case EVERYBODY, RESPONDENT_READS, READ -> Outcome.PASSES;
            case RESPONDENT_WRITES, OPERATE, OWN -> Outcome.MAY_NOT;
            case RESPONDENTS_SOCKET -> Outcome.WANTS_A_TOKEN;
          };
      case OPERATE ->
          switch (whom) {
            case EVERYBODY, RESPONDENT_READS, RESPONDENT_WRITES, READ, OPERATE -> Outcome.PASSES;
            case OWN -> Outcome.MAY_NOT;
            case RESPONDENTS_SOCKET -> Outcome.WANTS_A_TOKEN;
          };
      case OWN -> whom == For.RESPONDENTS_SOCKET ? Outcome.WANTS_A_TOKEN : Outcome.PASSES;
    };
  }
}
