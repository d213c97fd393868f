package io.surveyconsole.desktop.chat;

import io.surveyconsole.desktop.chat.TransportEvent.Closed;
import io.surveyconsole.desktop.chat.TransportEvent.Ended;
import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.protocol.CloseReason;
import io.surveyconsole.server.protocol.ServerMessage;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The respondent's side of one conversation: connects, comes back after a loss as the protocol
/// says, and loses nothing that was said. Confined to the executor of its [ChatParts].
final class ChatSession implements AutoCloseable {
  static final Duration HEARTBEAT = Duration.ofSeconds(25);

  private static final String COMPLETED = "completed";

  private final String conversationId;
  private final ChatParts parts;
  private final Transcript transcript;
  private final WireLog wire;
  private final ChatListener listener;
  private final Dialogue dialogue;

  private ChatState state = new ChatState.Idle();

  /// Tells the present connection's events from those of an earlier one that are still queued.
  private int dialled;

  private @Nullable Secret token;
  private @Nullable ChatConnection connection;
  private Timers.@Nullable Timer retry;
  private Timers.@Nullable Timer heartbeat;
  private @Nullable Duration restartIn;
  private int attemptsMade;
  private boolean wasOpen;
  private boolean finished;

  ChatSession(
      ChatTicket ticket,
      ChatParts parts,
      Transcript transcript,
      WireLog wire,
      ChatListener listener) {
    this.conversationId = ticket.conversationId();
    this.token = ticket.token();
    this.parts = parts;
    this.transcript = transcript;
    this.wire = wire;
    this.listener = listener;
    this.dialogue = new Dialogue(transcript, wire, parts.clock(), listener);
  }

  ChatState state() {
    return state;
  }

  /// Shows another token from the next attempt on.
  void show(@Nullable Secret fresh) {
    token = fresh;
  }

  /// Connects at once, at the person's wish. While the next attempt is waited for, this is that
  /// attempt; else attempts are counted anew. Does nothing where it is connected or connecting.
  void connect() {
    if (connection != null) {
      return;
    }
    if (state instanceof ChatState.Waiting waiting) {
      dial(waiting.attempt());
    } else {
      attemptsMade = 0;
      dial(0);
    }
  }

  /// Hangs up, or stops waiting for the next attempt.
  void disconnect() {
    if (connection != null) {
      leave(new Notice.HungUp());
    } else if (state instanceof ChatState.Waiting) {
      leave(new Notice.Stopped());
    }
  }

  /// Says something: it is shown as being sent, and is sent again after a loss until the server
  /// says that it is stored.
  ///
  /// @return false, and nothing happens, where the chat is not open or there is nothing to say
  boolean say(String text) {
    if (!(state instanceof ChatState.Open) || text.isBlank()) {
      return false;
    }
    dialogue.say(parts.ids().get(), text);
    return true;
  }

  /// Ends without a word; the session is of no use afterwards.
  @Override
  public void close() {
    forgetConnection();
  }

  private void dial(int attempt) {
    forgetConnection();
    int number = dialled;
    restartIn = null;
    URI address = ChatAddress.of(parts.server().get(), conversationId, wasOpen);
    wire.line("open", address.toString(), false);
    reach(new ChatState.Connecting(attempt));
    connection =
        parts
            .transport()
            .open(address, token, event -> parts.home().execute(() -> heard(number, event)));
  }

  private void heard(int number, TransportEvent event) {
    if (number != dialled) {
      return;
    }
    switch (event) {
      case TransportEvent.Opened _ -> opened();
      case TransportEvent.Received(var text) -> dialogue.received(text).ifPresent(this::obey);
      case Ended end -> ended(end);
    }
  }

  private void opened() {
    if (connection == null) {
      return;
    }
    notice(new Notice.Connected(wasOpen));
    reach(finished ? new ChatState.Finished() : new ChatState.Open());
    dialogue.begin(connection, wasOpen);
    wasOpen = true;
    beatLater();
  }

  private void beatLater() {
    heartbeat =
        parts
            .timers()
            .after(
                HEARTBEAT,
                () -> {
                  dialogue.beat();
                  beatLater();
                });
  }

  private void obey(ServerMessage message) {
    switch (message) {
      case ServerMessage.State told -> {
        attemptsMade = 0;
        if (told.conversation().status().equals(COMPLETED)) {
          finish();
        }
      }
      case ServerMessage.Completed _ -> finish();
      case ServerMessage.Restarting restarting ->
          restartIn = Duration.ofMillis(restarting.retryAfterMs());
      case ServerMessage.History _,
          ServerMessage.Message _,
          ServerMessage.Ack _,
          ServerMessage.Resumed _,
          ServerMessage.Failure _,
          ServerMessage.ReconnectSuccess _,
          ServerMessage.Heartbeat _ -> {}
    }
  }

  private void finish() {
    if (!finished) {
      finished = true;
      reach(new ChatState.Finished());
    }
  }

  private void ended(Ended end) {
    forgetConnection();
    dialogue.end(isServersFailure(end));
    wire.line("end", EndWords.technical(end), !finished);
    notice(new Notice.Ended(end));
    if (end instanceof Closed closed
        && closed.remote()
        && closed.code() == CloseReason.TOO_BIG.code()) {
      giveBack();
    }
    if (finished) {
      reach(new ChatState.Finished());
      return;
    }
    switch (parts.policy().after(end, attemptsMade, restartIn)) {
      case ReconnectPolicy.Next.Again again -> waitFor(again);
      case ReconnectPolicy.Next.GiveUp _ -> {
        notice(new Notice.GaveUp(attemptsMade));
        reach(new ChatState.GaveUp(attemptsMade));
      }
      case ReconnectPolicy.Next.Stay _ -> reach(new ChatState.Closed(end));
    }
  }

  private static boolean isServersFailure(Ended end) {
    return end instanceof Closed closed
        && (closed.code() == CloseReason.STORE_UNAVAILABLE.code()
            || closed.code() == CloseReason.INTERNAL.code());
  }

  private void giveBack() {
    dialogue
        .takeBackBiggest()
        .ifPresent(line -> {
          notice(new Notice.TooBigGivenBack());
          listener.givenBack(line.text());
        });
  }

  private void waitFor(ReconnectPolicy.Next.Again again) {
    attemptsMade = again.attempt();
    int of = parts.policy().attempts();
    notice(new Notice.Reconnecting(again.attempt(), of, again.counted(), again.delay()));
    wire.line("wait", "next attempt in " + again.delay().toMillis() + " ms", false);
    retry = parts.timers().after(again.delay(), () -> dial(again.attempt()));
    reach(
        new ChatState.Waiting(
            again.attempt(),
            of,
            again.counted(),
            again.delay(),
            parts.clock().instant().plus(again.delay())));
  }

  private void leave(Notice notice) {
    forgetConnection();
    dialogue.end(false);
    wire.line("leave", "", false);
    notice(notice);
    reach(finished ? new ChatState.Finished() : new ChatState.Closed(null));
  }

  private void forgetConnection() {
    dialled++;
    if (retry != null) {
      retry.cancel();
      retry = null;
    }
    if (heartbeat != null) {
      heartbeat.cancel();
      heartbeat = null;
    }
    if (connection != null) {
      connection.hangUp();
      connection = null;
    }
  }

  private void reach(ChatState next) {
    state = next;
    listener.stateReached(next);
  }

  private void notice(Notice notice) {
    transcript.notice(notice, parts.clock().instant());
  }
}
