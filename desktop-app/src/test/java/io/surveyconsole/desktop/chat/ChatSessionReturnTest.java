package io.surveyconsole.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.chat.ChatLine.BotLine;
import io.surveyconsole.desktop.chat.ChatLine.OtherLine;
import io.surveyconsole.desktop.chat.ChatState.Connecting;
import io.surveyconsole.desktop.chat.ChatState.GaveUp;
import io.surveyconsole.desktop.chat.ChatState.Open;
import io.surveyconsole.desktop.chat.ChatState.Waiting;
import io.surveyconsole.desktop.chat.Delivery.SentAgainLater;
import io.surveyconsole.desktop.chat.Delivery.Stored;
import io.surveyconsole.desktop.chat.TransportEvent.NoAnswer;
import io.surveyconsole.desktop.chat.TransportEvent.Opened;
import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.server.protocol.ServerMessage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How a chat comes back after its line was lost.
class ChatSessionReturnTest {
  private static final BotLine FIRST = new BotLine(1, Told.FLAVOUR, Told.AT);

  @Test
  void comesBackAfterALossAndTellsSo() {
    var bench = SessionBench.chatting();

    bench.line().closes(1006);

    assertThat(bench.session.state())
        .isEqualTo(
            new Waiting(1, 5, true, Duration.ofSeconds(2), bench.timers.instant().plusSeconds(2)));
    bench.timers.pass(Duration.ofMillis(1999));
    assertThat(bench.transport.lines).hasSize(1);
    bench.timers.pass(Duration.ofMillis(1));
    assertThat(bench.session.state()).isEqualTo(new Connecting(1));
    assertThat(bench.line().address)
        .isEqualTo(URI.create("ws://localhost:8000/ws/c1?reconnect=true"));
    bench.line().opens();
    assertThat(bench.line().sent).containsExactly("{\"type\":\"reconnect_confirm\"}");
  }

  @Test
  void followsAServerThatMoved() {
    var bench = SessionBench.chatting();
    bench.line().closes(1006);
    bench.server = URI.create("ws://localhost:9000");

    bench.timers.pass(Duration.ofSeconds(2));

    assertThat(bench.line().address)
        .isEqualTo(URI.create("ws://localhost:9000/ws/c1?reconnect=true"));
  }

  @Test
  void givesUpAfterFiveAttempts() {
    var bench = SessionBench.chatting();
    bench.line().closes(1006);
    for (int attempt = 1; attempt <= 5; attempt++) {
      assertThat(bench.session.state()).isInstanceOf(Waiting.class);
      assertThat(((Waiting) bench.session.state()).attempt()).isEqualTo(attempt);
      bench.timers.pass(Duration.ofSeconds(10));
      bench.line().ends(new NoAnswer("connection refused"));
    }

    assertThat(bench.session.state()).isEqualTo(new GaveUp(5));
    assertThat(bench.timers.waiting()).isZero();
    assertThat(bench.transport.lines).hasSize(6);
  }

  @Test
  void countsAnewOnlyWhenStateArrives() {
    var bench = SessionBench.chatting();
    bench.line().closes(1006);
    bench.timers.pass(Duration.ofSeconds(2));
    bench.line().opens().closes(1006);
    assertThat(((Waiting) bench.session.state()).attempt())
        .as("opened, but no state came")
        .isEqualTo(2);
    bench.timers.pass(Duration.ofSeconds(4));

    bench.line().opens().says(Told.state()).closes(1006);

    assertThat(((Waiting) bench.session.state()).attempt()).isEqualTo(1);
  }

  @Test
  void anUnacknowledgedMessageIsSentAgainUnderItsId() {
    var bench = SessionBench.chatting();
    bench.session.say("Vanilla");
    bench.line().closes(1006);
    assertThat(bench.said()).endsWith(SessionBench.own("id-1", "Vanilla", new SentAgainLater()));
    bench.timers.pass(Duration.ofSeconds(2));

    bench.line().opens().says(Told.state()).says(Told.history(Told.bot(1, Told.FLAVOUR)));

    assertThat(bench.line().sent)
        .containsExactly(
            "{\"type\":\"reconnect_confirm\"}",
            "{\"content\":\"Vanilla\",\"client_message_id\":\"id-1\"}");
    bench.line().says(new ServerMessage.ReconnectSuccess("Reconnection successful"));
    assertThat(bench.line().sent).as("once per connection").hasSize(2);
    bench.line().says(Told.ack("id-1", 2)).says(Told.message(Sender.BOT, 3, "Why?"));
    assertThat(bench.said())
        .containsExactly(
            FIRST,
            SessionBench.own("id-1", "Vanilla", new Stored(2, Duration.ZERO)),
            new BotLine(3, "Why?", Told.AT));
  }

  @Test
  void aLostAckIsFoundInTheHistory() {
    var bench = SessionBench.chatting();
    bench.session.say("Vanilla");
    bench.line().closes(1006);
    bench.timers.pass(Duration.ofSeconds(2));

    bench
        .line()
        .opens()
        .says(Told.state())
        .says(
            Told.history(
                Told.bot(1, Told.FLAVOUR), Told.user(2, "Vanilla", "id-1"), Told.bot(3, "Why?")));

    assertThat(bench.line().sent).containsExactly("{\"type\":\"reconnect_confirm\"}");
    assertThat(bench.said())
        .containsExactly(
            FIRST,
            SessionBench.own("id-1", "Vanilla", new Stored(2, null)),
            new BotLine(3, "Why?", Told.AT));
  }

  @Test
  void whatAnotherConnectionSaidMeanwhileStandsBeforeWhatIsStoredAfterIt() {
    var bench = SessionBench.chatting();
    bench.session.say("mine");
    bench.line().closes(1006);
    bench.timers.pass(Duration.ofSeconds(2));

    bench
        .line()
        .opens()
        .says(Told.state())
        .says(
            Told.history(
                Told.bot(1, Told.FLAVOUR), Told.user(2, "theirs", null), Told.bot(3, "Why?")))
        .says(Told.ack("id-1", 4));

    assertThat(bench.said())
        .containsExactly(
            FIRST,
            new OtherLine(2, "theirs", Told.AT),
            new BotLine(3, "Why?", Told.AT),
            SessionBench.own("id-1", "mine", new Stored(4, Duration.ZERO)));
  }

  @Test
  void noLineIsDoubledWhenTheServerStillServedTheLostConnection() {
    var bench = SessionBench.chatting();
    bench.session.say("Vanilla");
    bench.line().closes(1006);
    bench.timers.pass(Duration.ofSeconds(2));

    bench
        .line()
        .opens()
        .says(Told.state())
        .says(Told.history(Told.bot(1, Told.FLAVOUR)))
        .says(Told.message(Sender.USER, 2, "Vanilla"))
        .says(Told.message(Sender.BOT, 3, "Why?"))
        .says(new ServerMessage.Ack("id-1", 2, true));

    assertThat(bench.said())
        .containsExactly(
            FIRST,
            SessionBench.own("id-1", "Vanilla", new Stored(2, Duration.ZERO)),
            new BotLine(3, "Why?", Told.AT));
  }

  @Test
  void anAnnouncedRestartIsMetAfterItsTime() {
    var bench = SessionBench.chatting();
    bench.line().says(new ServerMessage.Restarting(3500)).closes(4412);

    assertThat(bench.session.state())
        .isEqualTo(
            new Waiting(
                0, 5, false, Duration.ofMillis(3500), bench.timers.instant().plusMillis(3500)));
    bench.timers.pass(Duration.ofMillis(3500));
    bench.line().ends(new NoAnswer("connection refused"));
    assertThat(((Waiting) bench.session.state()).attempt())
        .as("the announced return did not count")
        .isEqualTo(1);
  }

  @Test
  void whatTheStoreCouldNotKeepIsSentAgain() {
    var bench = SessionBench.chatting();
    bench.session.say("Vanilla");
    bench.line().says(new ServerMessage.Failure("Your answer could not be stored.")).closes(4503);
    assertThat(bench.lines).contains(SessionBench.own("id-1", "Vanilla", new SentAgainLater()));
    bench.timers.pass(Duration.ofSeconds(12));

    bench.line().opens().says(Told.state()).says(Told.history(Told.bot(1, Told.FLAVOUR)));

    assertThat(bench.line().sent)
        .endsWith("{\"content\":\"Vanilla\",\"client_message_id\":\"id-1\"}");
  }

  @Test
  void thePersonCanComeBackAtOnceOrStop() {
    var bench = SessionBench.chatting();
    bench.line().closes(1006);

    bench.session.connect();
    assertThat(bench.session.state()).isEqualTo(new Connecting(1));
    bench.line().ends(new NoAnswer(""));
    assertThat(((Waiting) bench.session.state()).attempt()).isEqualTo(2);

    bench.session.disconnect();
    assertThat(bench.session.state()).isEqualTo(new ChatState.Closed(null));
    assertThat(bench.timers.waiting()).isZero();
  }

  @Test
  void hangingUpKeepsWhatIsUnansweredForTheNextTime() {
    var bench = SessionBench.chatting();
    bench.session.say("Vanilla");
    bench.session.disconnect();
    assertThat(bench.line().hungUp).isTrue();
    assertThat(bench.session.state()).isEqualTo(new ChatState.Closed(null));

    bench.session.connect();
    bench.line().opens().says(Told.state()).says(Told.history(Told.bot(1, Told.FLAVOUR)));

    assertThat(bench.line().sent)
        .endsWith("{\"content\":\"Vanilla\",\"client_message_id\":\"id-1\"}");
  }

  @Test
  void anEarlierAttemptIsNeverHeard() {
    var bench = SessionBench.chatting();
    var old = bench.line();
    old.closes(1006);
    bench.timers.pass(Duration.ofSeconds(2));
    bench.line().opens().says(Told.state());
    var before = List.copyOf(bench.lines);

    old.events.accept(new Opened());
    old.says(Told.message(Sender.BOT, 9, "from the grave")).closes(4404);

    assertThat(bench.session.state()).isEqualTo(new Open());
    assertThat(bench.lines).isEqualTo(before);
  }

  @Test
  void resumedOffersTheOptionsOfTheOpenFollowUp() {
    var bench = SessionBench.chatting();
    var followUp =
        new ServerMessage.Question("q1a", "Sure?", List.of(new ServerMessage.Option("y", "Yes")));

    bench.line().says(new ServerMessage.Resumed(followUp, "Sure?\n1 – Yes"));

    assertThat(bench.options).isEqualTo(followUp.options());
    assertThat(bench.notices()).contains(new Notice.Resumed());
  }

  @Test
  void whatLeavesALineThatIsGoneIsSentAfterTheReturn() {
    var bench = SessionBench.chatting();
    bench.line().broken = true;
    assertThat(bench.session.say("Vanilla")).isTrue();
    assertThat(bench.frames.getLast().direction()).isEqualTo(WireFrame.Direction.NOT_SENT);
    bench.line().closes(1006);
    bench.timers.pass(Duration.ofSeconds(2));

    bench.line().opens().says(Told.state()).says(Told.history(Told.bot(1, Told.FLAVOUR)));

    assertThat(bench.line().sent)
        .endsWith("{\"content\":\"Vanilla\",\"client_message_id\":\"id-1\"}");
  }
}
