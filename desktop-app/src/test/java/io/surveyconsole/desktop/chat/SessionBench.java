package io.surveyconsole.desktop.chat;

import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.protocol.ServerMessage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A session with a scripted other side, a standing clock and delays at their upper limits.
final class SessionBench implements ChatListener {
  final ScriptedTransport transport = new ScriptedTransport();
  final FakeTimers timers = new FakeTimers();
  final List<ChatLine> lines = new ArrayList<>();
  final List<WireFrame> frames = new ArrayList<>();
  final List<ChatState> states = new ArrayList<>();
  final List<String> returned = new ArrayList<>();
  final ChatSession session;

  List<ServerMessage.Option> options = List.of();
  URI server = URI.create("ws://localhost:8000");

  SessionBench() {
    var ids = new AtomicInteger();
    session =
        new ChatSession(
            new ChatTicket("c1", new Secret("token")),
            new ChatParts(
                transport,
                () -> server,
                Runnable::run,
                timers,
                timers,
                () -> "id-" + ids.incrementAndGet(),
                new ReconnectPolicy(ReconnectPolicy.DEFAULT_ATTEMPTS, new HighestDraw())),
            new Transcript(lines),
            new WireLog(frames, timers),
            this);
  }

  /// Connected, with the first question on the table.
  static SessionBench chatting() {
    var bench = new SessionBench();
    bench.session.connect();
    bench.line().opens().says(Told.state()).says(Told.history(Told.bot(1, Told.FLAVOUR)));
    return bench;
  }

  ScriptedTransport.Line line() {
    return transport.last();
  }

  List<ChatLine> said() {
    return lines.stream().filter(line -> !(line instanceof ChatLine.NoticeLine)).toList();
  }

  List<Notice> notices() {
    return lines.stream()
        .filter(ChatLine.NoticeLine.class::isInstance)
        .map(line -> ((ChatLine.NoticeLine) line).notice())
        .toList();
  }

  @Override
  public void stateReached(ChatState state) {
    states.add(state);
  }

  @Override
  public void subjectKnown(ServerMessage.State subject) {}

  @Override
  public void optionsOffered(List<ServerMessage.Option> offered) {
    options = offered;
  }

  @Override
  public void givenBack(String text) {
    returned.add(text);
  }

  /// What the person said, as the transcript has it.
  static ChatLine.OwnLine own(String id, String text, Delivery delivery) {
    return new ChatLine.OwnLine(id, text, new FakeTimers().instant(), delivery);
  }
}
