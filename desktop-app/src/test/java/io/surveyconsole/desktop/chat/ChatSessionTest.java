package io.surveyconsole.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.chat.ChatLine.BotLine;
import io.surveyconsole.desktop.chat.ChatLine.ErrorLine;
import io.surveyconsole.desktop.chat.ChatLine.RawLine;
import io.surveyconsole.desktop.chat.ChatState.Connecting;
import io.surveyconsole.desktop.chat.ChatState.Finished;
import io.surveyconsole.desktop.chat.ChatState.Open;
import io.surveyconsole.desktop.chat.Delivery.Refused;
import io.surveyconsole.desktop.chat.Delivery.Sending;
import io.surveyconsole.desktop.chat.Delivery.SentAgainLater;
import io.surveyconsole.desktop.chat.Delivery.Stored;
import io.surveyconsole.desktop.chat.TransportEvent.Closed;
import io.surveyconsole.desktop.chat.TransportEvent.UpgradeRefused;
import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.server.protocol.ServerMessage;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChatSessionTest {
  private static final BotLine FIRST = new BotLine(1, Told.FLAVOUR, Told.AT);

  @Test
  void connectsToTheConversation() {
    var bench = new SessionBench();

    bench.session.connect();

    assertThat(bench.session.state()).isEqualTo(new Connecting(0));
    assertThat(bench.line().address).isEqualTo(URI.create("ws://localhost:8000/ws/c1"));
  }

  @Test
  void showsHistoryAndOffersTheOptionsOfTheQuestion() {
    var bench = SessionBench.chatting();

    assertThat(bench.session.state()).isEqualTo(new Open());
    assertThat(bench.said()).containsExactly(FIRST);
    assertThat(bench.options).isEqualTo(Told.FLAVOURS.options());
  }

  @Test
  void whatIsSaidIsPendingUntilTheAck() {
    var bench = SessionBench.chatting();

    assertThat(bench.session.say("Vanilla")).isTrue();
    assertThat(bench.line().sent)
        .containsExactly("{\"content\":\"Vanilla\",\"client_message_id\":\"id-1\"}");
    assertThat(bench.said()).endsWith(SessionBench.own("id-1", "Vanilla", new Sending()));
    assertThat(bench.options).isEmpty();

    bench.timers.pass(Duration.ofMillis(4));
    bench.line().says(Told.ack("id-1", 2)).says(Told.message(Sender.BOT, 3, "Why?"));

    assertThat(bench.said())
        .containsExactly(
            FIRST,
            SessionBench.own("id-1", "Vanilla", new Stored(2, Duration.ofMillis(4))),
            new BotLine(3, "Why?", Told.AT));
  }

  @Test
  void nothingCanBeSaidUnlessOpenAndUnfinished() {
    var bench = new SessionBench();
    assertThat(bench.session.say("a")).isFalse();
    bench.session.connect();
    assertThat(bench.session.say("a")).isFalse();
    bench.line().opens().says(Told.state());
    assertThat(bench.session.say("  ")).as("blank").isFalse();
    bench.line().closes(1006);
    assertThat(bench.session.say("a")).isFalse();

    assertThat(bench.said()).isEmpty();
  }

  @Test
  void completionEndsTheInputAndNothingIsTriedAgain() {
    var bench = SessionBench.chatting();

    bench.line().says(Told.completed());

    assertThat(bench.session.state()).isEqualTo(new Finished());
    assertThat(bench.session.say("more")).isFalse();
    bench.line().closes(1000);
    assertThat(bench.session.state()).isEqualTo(new Finished());
    assertThat(bench.timers.waiting()).isZero();
  }

  @Test
  void aCompletedSurveyStaysFinishedWhenTheLineIsCut() {
    var bench = SessionBench.chatting();
    bench.line().says(Told.completed()).closes(1006);

    assertThat(bench.session.state()).isEqualTo(new Finished());
    assertThat(bench.timers.waiting()).isZero();
  }

  @Test
  void aConversationThatWasCompletedBeforeIsFinishedAtOnce() {
    var bench = new SessionBench();
    bench.session.connect();
    bench.line().opens().says(Told.state("completed"));

    assertThat(bench.session.state()).isEqualTo(new Finished());
  }

  @Test
  void aConversationThatAnOperatorEndedIsFinishedAndNothingIsTriedAgain() {
    var bench = new SessionBench();
    bench.session.connect();
    bench
        .line()
        .opens()
        .says(Told.state("ended"))
        .says(Told.history(Told.bot(1, "Which?"), Told.bot(2, "We end the survey here.")))
        .says(Told.completed())
        .closes(1000);

    assertThat(bench.session.state()).isEqualTo(new Finished());
    assertThat(bench.timers.waiting()).isZero();
  }

  @Test
  void unreadableAndUnknownFramesAreShownAsTheyCameAndTheChatGoesOn() {
    var bench = SessionBench.chatting();

    bench
        .line()
        .says("no json {")
        .says("{\"type\":\"weather\",\"sun\":true}")
        .says("{\"type\":\"message\"}")
        .says(Told.message(Sender.BOT, 2, "still here"));

    assertThat(bench.said())
        .containsExactly(
            FIRST,
            new RawLine("no json {", false, bench.timers.instant()),
            new RawLine("{\"type\":\"weather\",\"sun\":true}", false, bench.timers.instant()),
            new RawLine("{\"type\":\"message\"}", false, bench.timers.instant()),
            new BotLine(2, "still here", Told.AT));
    assertThat(bench.session.say("fine")).isTrue();
  }

  @Test
  void aRefusedMessageIsShownAndNotSentAgain() {
    var bench = SessionBench.chatting();
    bench.session.say("first");
    bench.session.say("second");

    bench.line().says(new ServerMessage.Failure("Too many messages."));
    bench.line().says(Told.ack("id-2", 2));

    assertThat(bench.said())
        .containsExactly(
            FIRST,
            SessionBench.own("id-1", "first", new Refused()),
            SessionBench.own("id-2", "second", new Stored(2, Duration.ZERO)),
            new ErrorLine("Too many messages.", bench.timers.instant()));
    bench.line().closes(1006);
    bench.timers.pass(Duration.ofSeconds(2));
    bench.line().opens().says(Told.state()).says(Told.history());
    assertThat(bench.line().sent).containsExactly("{\"type\":\"reconnect_confirm\"}");
  }

  @Test
  void aMessageTooBigGoesBackToTheInput() {
    var bench = SessionBench.chatting();
    bench.session.say("small");
    bench.session.say("far too big");

    bench.line().closes(1009);

    assertThat(bench.returned).containsExactly("far too big");
    assertThat(bench.said())
        .endsWith(
            SessionBench.own("id-1", "small", new SentAgainLater()),
            SessionBench.own("id-2", "far too big", new Refused()));
    assertThat(bench.notices()).endsWith(new Notice.TooBigGivenBack());
    assertThat(bench.session.state()).isEqualTo(new ChatState.Closed(new Closed(1009, "", true)));
  }

  @Test
  void aRefusedUpgradeWaitsForThePerson() {
    var bench = new SessionBench();
    bench.session.connect();
    bench.line().ends(new UpgradeRefused(403, null));
    assertThat(bench.session.state())
        .isEqualTo(new ChatState.Closed(new UpgradeRefused(403, null)));

    bench.session.connect();

    assertThat(bench.session.state()).isEqualTo(new Connecting(0));
    assertThat(bench.line().address)
        .as("it never was open")
        .isEqualTo(URI.create("ws://localhost:8000/ws/c1"));
  }

  @Test
  void beatsEveryTwentyFiveSecondsWhileOpen() {
    var bench = SessionBench.chatting();
    bench.timers.pass(Duration.ofSeconds(51));
    assertThat(bench.line().sent)
        .containsExactly("{\"type\":\"heartbeat\"}", "{\"type\":\"heartbeat\"}");

    bench.line().closes(4408);
    bench.timers.pass(Duration.ofSeconds(100));

    assertThat(bench.line().sent).hasSize(2);
  }

  @Test
  void everyFrameStandsInTheWireLog() {
    var bench = SessionBench.chatting();
    bench.session.say("Vanilla");
    bench.timers.pass(Duration.ofMillis(4));
    bench.line().says(Told.ack("id-1", 2)).says("garbage");

    assertThat(bench.frames)
        .extracting(frame -> frame.direction() + " " + frame.type() + " " + frame.trouble())
        .containsExactly(
            "LINE open false",
            "IN state false",
            "IN history false",
            "OUT message false",
            "IN ack false",
            "IN ? true");
    assertThat(bench.frames.get(4).trip()).isEqualTo(Duration.ofMillis(4));
  }
}
