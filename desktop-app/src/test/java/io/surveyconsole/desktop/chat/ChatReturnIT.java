package io.surveyconsole.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surveyconsole.desktop.chat.ChatLine.BotLine;
import io.surveyconsole.desktop.chat.ChatLine.OwnLine;
import io.surveyconsole.desktop.chat.ChatLine.RawLine;
import io.surveyconsole.server.protocol.ProtocolCodec;
import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.server.protocol.ServerMessage;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLSocketFactory;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The whole session over real sockets, against servers that misbehave in turn.
class ChatReturnIT implements ChatListener {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final ProtocolCodec CODEC = new ProtocolCodec();

  private final ScheduledExecutorService home =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final List<ChatLine> lines = new ArrayList<>();
  private final List<ChatState> states = new ArrayList<>();

  @AfterEach
  void stop() {
    home.shutdownNow();
  }

  @Test
  void aCutLineIsResumedAndTheUnansweredMessageArrivesOnce() throws Exception {
    try (var server =
        new ScriptServer(
                (n, client) -> greet(client, n == 1 ? List.of() : List.of(Told.user(2, "x", "y"))),
                (client, text) -> {
                  if (text.contains("Vanilla") && client.getResourceDescriptor().equals("/ws/c1")) {
                    client.closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
                  } else if (text.contains("Vanilla")) {
                    tell(client, Told.ack(idIn(text), 3));
                    tell(client, Told.message(Sender.BOT, 4, "Why?"));
                  }
                })
            .begin()) {
      var session = session(server.uri());
      run(session::connect);
      awaitState(ChatState.Open.class);
      run(() -> assertThat(session.say("Vanilla")).isTrue());

      await()
          .atMost(LONG)
          .until(() -> at(() -> lines.getLast() instanceof BotLine last && last.seq() == 4));

      assertThat(at(() -> lines.stream().filter(OwnLine.class::isInstance).toList()))
          .singleElement()
          .extracting(line -> ((OwnLine) line).delivery())
          .isInstanceOf(Delivery.Stored.class);
      assertThat(server.addresses).containsExactly("/ws/c1", "/ws/c1?reconnect=true");
      assertThat(server.received.stream().filter(text -> text.contains("Vanilla")).distinct())
          .as("the same frame with the same id")
          .hasSize(1);
      run(session::close);
    }
  }

  @Test
  void garbageIsShownAndTheChatGoesOn() throws Exception {
    try (var server =
        new ScriptServer(
                (n, client) -> {
                  client.send("\u0000 garbage");
                  client.send("{\"type\":\"later\",\"version\":9}");
                  greet(client, List.of());
                },
                (c, t) -> {})
            .begin()) {
      var session = session(server.uri());
      run(session::connect);

      await().atMost(LONG).until(() -> at(() -> lines.getLast() instanceof BotLine));
      assertThat(at(() -> lines.stream().filter(RawLine.class::isInstance).count())).isEqualTo(2);
      assertThat(at(session::state)).isEqualTo(new ChatState.Open());
      run(session::close);
    }
  }

  @Test
  void anAnnouncedRestartAndATooSlowLineAreBothComeBackFrom() throws Exception {
    try (var server =
        new ScriptServer(
                (n, client) -> {
                  greet(client, List.of());
                  if (n == 1) {
                    tell(client, new ServerMessage.Restarting(300));
                    client.close(4412, "Server restarts");
                  } else if (n == 2) {
                    client.close(4413, "Too slow");
                  }
                },
                (c, t) -> {})
            .begin()) {
      var session = session(server.uri());
      run(session::connect);

      await().atMost(LONG).until(() -> server.addresses.size() == 3);
      await().atMost(LONG).until(() -> at(() -> session.state() instanceof ChatState.Open));
      assertThat(
              at(() ->
                  states.stream()
                      .filter(ChatState.Waiting.class::isInstance)
                      .map(ChatState.Waiting.class::cast)
                      .map(ChatState.Waiting::counted)
                      .toList()))
          .containsExactly(false, true);
      run(session::close);
    }
  }

  @Test
  void aServerThatRefusesIsNotAskedTwice() throws Exception {
    try (var server = new RawServer(false, "HTTP/1.1 403 Forbidden\r\n\r\n")) {
      var session = session(URI.create(server.uri().toString().replace("/ws/c1", "")));
      run(session::connect);

      awaitState(ChatState.Closed.class);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatIsUnavailableIsAskedUntilTheAttemptsAreMade() throws Exception {
    try (var server = new RawServer(false, "HTTP/1.1 503 Unavailable\r\n\r\n")) {
      var session = session(URI.create(server.uri().toString().replace("/ws/c1", "")));
      run(session::connect);

      awaitState(ChatState.GaveUp.class);
      assertThat(server.connections()).isEqualTo(6);
    }
  }

  private ChatSession session(URI server) {
    RandomGenerator impatient = () -> 0;
    return new ChatSession(
        new ChatTicket("c1", null),
        new ChatParts(
            new WebSocketTransport(
                home, Duration.ofSeconds(20), (SSLSocketFactory) SSLSocketFactory.getDefault()),
            () -> server,
            home,
            new ExecutorTimers(home, home),
            InstantSource.system(),
            () -> UUID.randomUUID().toString(),
            new ReconnectPolicy(5, impatient)),
        new Transcript(lines),
        new WireLog(new ArrayList<>(), InstantSource.system()),
        this);
  }

  private static void greet(WebSocket client, List<ServerMessage.Entry> more) {
    tell(client, Told.state());
    var entries = new ArrayList<ServerMessage.Entry>();
    entries.add(Told.bot(1, Told.FLAVOUR));
    entries.addAll(more);
    tell(client, new ServerMessage.History(entries));
  }

  private static void tell(WebSocket client, ServerMessage message) {
    client.send(CODEC.encode(message));
  }

  private static String idIn(String said) {
    return said.replaceAll(".*\"client_message_id\":\"([^\"]+)\".*", "$1");
  }

  private void run(Runnable act) throws Exception {
    home.submit(act).get();
  }

  private <T> T at(Callable<T> question) throws Exception {
    return home.submit(question).get();
  }

  private void awaitState(Class<? extends ChatState> wanted) {
    await().atMost(LONG).until(() -> at(() -> wanted.isInstance(states.getLast())));
  }

  @Override
  public void stateReached(ChatState state) {
    states.add(state);
  }

  @Override
  public void subjectKnown(ServerMessage.State subject) {}

  @Override
  public void optionsOffered(List<ServerMessage.Option> options) {}

  @Override
  public void givenBack(String text) {}
}
