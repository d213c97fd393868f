package io.surveyconsole.desktop.chat;

import static java.util.Comparator.comparingInt;

import io.surveyconsole.desktop.chat.ChatLine.ErrorLine;
import io.surveyconsole.desktop.chat.ChatLine.OwnLine;
import io.surveyconsole.server.protocol.ClientMessage;
import io.surveyconsole.server.protocol.ProtocolCodec;
import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.server.protocol.ServerMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The messages that go to and fro over the connections of one conversation: what is said here
/// leaves until it is stored, what comes is put into the transcript, and every frame into the wire
/// log.
final class Dialogue {
  private final Transcript transcript;
  private final WireLog wire;
  private final InstantSource clock;
  private final ChatListener listener;
  private final ProtocolCodec codec = new ProtocolCodec();
  private final ServerFrames frames = new ServerFrames(codec);

  /// When what is not stored was sent last, by its id.
  private final Map<String, Instant> sentAt = new HashMap<>();

  /// Ids sent on the present connection and not answered, oldest first: an error means the first.
  private final Deque<String> unanswered = new ArrayDeque<>();

  private OpenQuestion questions = new OpenQuestion(List.of());
  private @Nullable ChatConnection connection;
  private boolean toBeSentAgain;
  private @Nullable Instant heartbeatAt;
  private @Nullable Instant answeredAt;

  /// Refused by the newest message of the server.
  private @Nullable String refusedLast;

  Dialogue(Transcript transcript, WireLog wire, InstantSource clock, ChatListener listener) {
    this.transcript = transcript;
    this.wire = wire;
    this.clock = clock;
    this.listener = listener;
  }

  /// A connection is open.
  ///
  /// @param again after a lost one: the return is told to the server
  void begin(ChatConnection open, boolean again) {
    connection = open;
    toBeSentAgain = true;
    if (again) {
      send("reconnect_confirm", new ClientMessage.ReconnectConfirm());
    }
  }

  /// The connection is lost or given up.
  ///
  /// @param serverFailed for a reason of its own: what it refused just before that is sent again
  ///   too
  void end(boolean serverFailed) {
    if (serverFailed && refusedLast != null) {
      transcript.sentAgain(refusedLast);
    }
    refusedLast = null;
    connection = null;
    unanswered.clear();
    heartbeatAt = null;
    answeredAt = null;
    transcript.lineLost();
    listener.optionsOffered(List.of());
  }

  void say(String id, String text) {
    var line = new OwnLine(id, text, clock.instant(), new Delivery.Sending());
    transcript.add(line);
    listener.optionsOffered(List.of());
    send(line);
  }

  void beat() {
    heartbeatAt = clock.instant();
    send("heartbeat", new ClientMessage.Heartbeat());
  }

  /// Takes in a frame and returns the message that it is, if it is one.
  Optional<ServerMessage> received(String text) {
    var message = frames.read(text);
    String type = frames.typeOf(text).orElse("?");
    wire.in(
        type,
        text,
        message.flatMap(this::trip).orElse(null),
        message.isEmpty() || message.get() instanceof ServerMessage.Failure);
    message.ifPresentOrElse(this::take, () -> transcript.raw(text, clock.instant()));
    return message;
  }

  /// Takes back the biggest of what is not stored: the server could not take that one.
  Optional<OwnLine> takeBackBiggest() {
    var biggest = transcript.pending().stream().max(comparingInt(line -> line.text().length()));
    biggest.ifPresent(line -> transcript.refused(line.id()));
    return biggest;
  }

  private void take(ServerMessage message) {
    refusedLast = null;
    switch (message) {
      case ServerMessage.State state -> {
        questions = new OpenQuestion(state.survey().questions());
        listener.subjectKnown(state);
      }
      case ServerMessage.History history -> {
        transcript.history(history.messages());
        sendAgain();
        offerOptions();
      }
      case ServerMessage.Message said -> {
        if (transcript.message(said) && said.sender() == Sender.BOT) {
          offerOptions();
        }
      }
      case ServerMessage.Ack ack -> {
        unanswered.remove(ack.clientMessageId());
        transcript.stored(ack.clientMessageId(), ack.seq(), sinceSent(ack.clientMessageId()));
        answeredAt = sentAt.remove(ack.clientMessageId());
      }
      case ServerMessage.Resumed resumed -> {
        notice(new Notice.Resumed());
        if (transcript.pending().isEmpty()) {
          listener.optionsOffered(resumed.currentQuestion().options());
        }
      }
      case ServerMessage.Completed completed -> {
        notice(new Notice.Completed(completed.message()));
        listener.optionsOffered(List.of());
      }
      case ServerMessage.Failure failure -> failed(failure.message());
      case ServerMessage.ReconnectSuccess success -> {
        notice(new Notice.ReturnConfirmed(success.message()));
        sendAgain();
      }
      case ServerMessage.Restarting restarting ->
          notice(new Notice.Restarting(Duration.ofMillis(restarting.retryAfterMs())));
      case ServerMessage.Heartbeat _ -> heartbeatAt = null;
    }
  }

  /// Once per connection, after the server has told what it has: what is not there is sent again.
  /// The server knows the ids and stores nothing twice.
  private void sendAgain() {
    if (!toBeSentAgain) {
      return;
    }
    toBeSentAgain = false;
    for (OwnLine line : transcript.pending()) {
      if (!unanswered.contains(line.id())) {
        transcript.sentAgain(line.id());
        send(line);
      }
    }
  }

  private void failed(String words) {
    transcript.add(new ErrorLine(words, clock.instant()));
    var refused = unanswered.poll();
    if (refused != null) {
      // The server answers a connection's messages in order. Should it have stored this one all the
      // same, its ack still counts.
      transcript.refused(refused);
      refusedLast = refused;
      offerOptions();
    }
  }

  private void offerOptions() {
    boolean waiting = !transcript.pending().isEmpty();
    listener.optionsOffered(
        waiting
            ? List.of()
            : transcript
                .lastBotLine()
                .flatMap(bot -> questions.askedBy(bot.text()))
                .map(ServerMessage.Question::options)
                .orElse(List.of()));
  }

  private Optional<Duration> trip(ServerMessage message) {
    Instant asked = null;
    if (message instanceof ServerMessage.Ack ack) {
      asked = sentAt.get(ack.clientMessageId());
    } else if (message instanceof ServerMessage.Heartbeat) {
      asked = heartbeatAt;
    } else if (message instanceof ServerMessage.Message said && said.sender() == Sender.BOT) {
      asked = answeredAt;
      answeredAt = null;
    }
    return asked == null ? Optional.empty() : Optional.of(Duration.between(asked, clock.instant()));
  }

  private @Nullable Duration sinceSent(String id) {
    Instant sent = sentAt.get(id);
    return sent == null ? null : Duration.between(sent, clock.instant());
  }

  private void send(OwnLine line) {
    sentAt.put(line.id(), clock.instant());
    if (send("message", new ClientMessage.Said(line.text(), line.id()))) {
      unanswered.add(line.id());
    }
  }

  private boolean send(String type, ClientMessage message) {
    String frame = codec.encode(message);
    boolean sent = connection != null && connection.send(frame);
    wire.out(type, frame, sent);
    return sent;
  }

  private void notice(Notice notice) {
    transcript.notice(notice, clock.instant());
  }
}
