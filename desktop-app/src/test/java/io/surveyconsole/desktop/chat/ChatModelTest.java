package io.surveyconsole.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.chat.ChatLine.BotLine;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.server.config.Secret;
import io.surveyconsole.server.protocol.CloseReason;
import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.server.protocol.ServerMessage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChatModelTest {
  private final ScriptedTransport transport = new ScriptedTransport();
  private final FakeTimers timers = new FakeTimers();
  private final StillBackend backend = new StillBackend();
  private final AtomicInteger ids = new AtomicInteger();
  private final ChatModel model = model(Tasks.inline());

  private ChatModel model(Tasks tasks) {
    return new ChatModel(
        new ChatParts(
            transport,
            () -> URI.create("ws://localhost:8000/"),
            Runnable::run,
            timers,
            timers,
            () -> "id-" + ids.incrementAndGet(),
            new ReconnectPolicy(5, new HighestDraw())),
        backend,
        tasks);
  }

  @Test
  void oneClickBeginsATestOfTheChosenSurveyAndConnects() {
    model.refresh();
    assertThat(model.surveys()).isEqualTo(backend.surveys);
    assertThat(model.surveyProperty().get()).isEqualTo(backend.surveys.getFirst());
    model.surveyProperty().set(backend.surveys.getLast());

    model.beginTest();

    assertThat(backend.begun).containsExactly("2");
    assertThat(model.conversationProperty().get()).isEqualTo("c1");
    assertThat(transport.last().address).isEqualTo(URI.create("ws://localhost:8000/ws/c1"));
    assertThat(model.stateProperty().get()).isEqualTo(new ChatState.Connecting(0));
  }

  @Test
  void theChosenSurveyStaysChosenWhenSurveysAreAskedForAgain() {
    model.refresh();
    model.surveyProperty().set(backend.surveys.getLast());
    backend.surveys.addFirst(new SurveyChoice("0", "Another"));

    model.refresh();

    assertThat(model.surveyProperty().get()).isEqualTo(new SurveyChoice("2", "Product fit"));
  }

  @Test
  void aTypedIdOrAPastedAddressOpensThatConversation() {
    model.open("  7f3a c21d  ");
    assertThat(transport.last().address)
        .isEqualTo(URI.create("ws://localhost:8000/ws/7f3a%20c21d"));

    model.open("wss://somewhere:8443/ws/9d2e?reconnect=true");
    assertThat(model.conversationProperty().get()).isEqualTo("9d2e");
    assertThat(transport.last().token).isEqualTo(new Secret("token 2 of 9d2e"));

    model.open("wss://somewhere:8443/ws/9d2e?reconnect=true&token=abc");
    assertThat(model.conversationProperty().get()).isEqualTo("9d2e");
    assertThat(transport.last().token).isEqualTo(new Secret("abc"));

    model.open("   ");
    assertThat(transport.lines).hasSize(3);
  }

  @Test
  void aTokenIsAskedForAndAskedForAnewOnceItWasRefused() {
    model.open("c1");
    assertThat(transport.last().token).isEqualTo(new Secret("token 1 of c1"));
    transport.last().opens().says(Told.state()).closes(4401);
    assertThat(model.stateProperty().get()).isInstanceOf(ChatState.Closed.class);

    model.connect();

    assertThat(transport.last().token).isEqualTo(new Secret("token 2 of c1"));
    assertThat(model.lines()).isNotEmpty();
    transport.last().opens().closes(4408);
    model.connect();
    assertThat(transport.last().token).isEqualTo(new Secret("token 2 of c1"));
  }

  @Test
  void hangingUpWhileATokenIsAskedForDropsTheAnswer() {
    var asked = new ArrayDeque<Runnable>();
    var waiting = model(new Tasks(asked::add, Runnable::run));
    waiting.open("c1");
    assertThat(waiting.stateProperty().get()).isEqualTo(new ChatState.Connecting(0));

    waiting.disconnect();
    asked.remove().run();

    assertThat(transport.lines).isEmpty();
    assertThat(waiting.stateProperty().get()).isEqualTo(new ChatState.Idle());
  }

  @Test
  void aTokenThatComesWhenAnotherConversationIsOpenIsDropped() {
    var asked = new ArrayDeque<Runnable>();
    var waiting = model(new Tasks(asked::add, Runnable::run));
    waiting.open("c1");
    waiting.open("c2");

    asked.remove().run();
    assertThat(transport.lines).isEmpty();

    asked.remove().run();
    assertThat(transport.last().token).isEqualTo(new Secret("token 2 of c2"));
    assertThat(transport.lines).hasSize(1);
  }

  @Test
  void aConversationIsTriedWithoutATokenWhereNoneIsToBeHad() {
    backend.failure = "no answer";
    model.open("c1");
    assertThat(transport.last().token).isNull();
  }

  @Test
  void anotherConversationBeginsWithAnEmptyTranscriptAndTheOldOneIsSilent() {
    chat("c1");
    var old = transport.last();
    model.open("c2");

    assertThat(old.hungUp).isTrue();
    assertThat(model.lines()).isEmpty();
    assertThat(model.options()).isEmpty();
    old.says(Told.message(Sender.BOT, 9, "late")).closes(1006);
    assertThat(model.lines()).isEmpty();
    assertThat(model.stateProperty().get()).isEqualTo(new ChatState.Connecting(0));
  }

  @Test
  void whatWasTypedIsSentAndLeavesTheInput() {
    chat("c1");
    model.draftProperty().set(" Vanilla \n");

    model.say();

    assertThat(model.draftProperty().get()).isEmpty();
    assertThat(transport.last().sent)
        .containsExactly("{\"content\":\"Vanilla\",\"client_message_id\":\"id-1\"}");
  }

  @Test
  void whatIsTypedDuringAnOutageStaysUntilItCanBeSent() {
    chat("c1");
    transport.last().closes(1006);
    model.draftProperty().set("patience");

    model.say();
    assertThat(model.draftProperty().get()).isEqualTo("patience");
    timers.pass(Duration.ofSeconds(2));
    model.say();
    assertThat(model.draftProperty().get()).as("connecting").isEqualTo("patience");
    transport.last().opens().says(Told.state()).says(Told.history());
    model.say();

    assertThat(model.draftProperty().get()).isEmpty();
    assertThat(transport.last().sent)
        .endsWith("{\"content\":\"patience\",\"client_message_id\":\"id-1\"}");
  }

  @Test
  void theCountdownIsVisible() {
    chat("c1");
    transport.last().closes(1006);

    assertThat(model.remainingProperty().get()).isEqualTo(Duration.ofSeconds(2));
    timers.pass(Duration.ofMillis(1300));
    assertThat(model.remainingProperty().get()).isEqualTo(Duration.ofMillis(700));
    assertThat(ChatWords.of(model.stateProperty().get(), model.remainingProperty().get()))
        .isEqualTo("Reconnecting in 0.7 s");
    assertThat(ChatWords.detail(model.stateProperty().get())).isEqualTo("attempt 1 of 5");
  }

  @Test
  void nothingTicksWhenNothingIsWaitedFor() {
    chat("c1");
    transport.last().closes(1006);
    model.disconnect();
    timers.pass(Duration.ofSeconds(1));

    assertThat(timers.waiting()).isZero();
  }

  @Test
  void aChoiceAnswersWithItsTextAndLeavesTheDraft() {
    chat("c1");
    model.draftProperty().set("half a tho");
    assertThat(model.options()).isEqualTo(Told.FLAVOURS.options());

    model.choose(model.options().getLast());

    assertThat(transport.last().sent)
        .containsExactly("{\"content\":\"Chocolate\",\"client_message_id\":\"id-1\"}");
    assertThat(model.draftProperty().get()).isEqualTo("half a tho");
    assertThat(model.options()).isEmpty();
  }

  @Test
  void tooBigATextComesBackBeforeWhatWasTypedSince() {
    chat("c1");
    model.draftProperty().set("huge");
    model.say();
    model.draftProperty().set("newer");

    transport.last().closes(1009);

    assertThat(model.draftProperty().get()).isEqualTo("huge\nnewer");
  }

  @Test
  void aRealConversationIsMarkedAsSoonAsThatIsKnown() {
    chat("real");
    assertThat(model.realProperty().get()).isFalse();
    backend.known.put("real", false);
    backend.tests.add(StillBackend.test("another", "active"));
    assertThat(model.realProperty().get()).isTrue();

    backend.known.put("tested", true);
    chat("tested");
    assertThat(model.realProperty().get()).isFalse();
  }

  @Test
  void restartsAsANewOneWithTheSameSurvey() {
    model.restartAsNew();
    assertThat(backend.begun).as("nothing to restart").isEmpty();
    chat("c9");

    model.restartAsNew();

    assertThat(backend.begun).containsExactly("1");
    assertThat(model.conversationProperty().get()).isEqualTo("c1");
  }

  @Test
  void aFailureOfTheServerIsSaidInItsWordsAndGoesWithTheNextSuccess() {
    backend.failure = "The server is stopped.";
    model.refresh();
    assertThat(model.troubleProperty().get()).isEqualTo("The server is stopped.");
    backend.failure = "";

    model.refresh();

    assertThat(model.troubleProperty().get()).isEmpty();
  }

  @Test
  void saysWhoseConversationItIs() {
    chat("c1");
    assertThat(model.subjectProperty().get()).isEqualTo("Ice Cream Preference · Test respondent");
  }

  @Test
  void theWireKeepsTheNewestThousandAndCutsBigPayloads() {
    chat("c1");
    transport.last().says("x".repeat(70_000));
    var big = model.frames().getLast();
    assertThat(big.cut()).isTrue();
    assertThat(big.bytes()).isEqualTo(70_000);
    assertThat(big.text()).hasSize(WireLog.MAX_TEXT);
    for (int i = 0; i < 1_100; i++) {
      transport.last().says(new ServerMessage.Heartbeat());
    }

    assertThat(model.frames()).hasSize(WireLog.MAX_FRAMES);
    assertThat(model.frameCount()).isEqualTo(1_103);
    assertThat(new ArrayList<>(model.frames()))
        .isSortedAccordingTo((a, b) -> Long.compare(a.number(), b.number()));
    model.clearWire();
    assertThat(model.frames()).isEmpty();
  }

  /// The lists must not be wrappers that nobody holds: those fall silent at the next collection.
  @Test
  void whoListensToTheLinesGoesOnHearingThem() {
    assertThat(model.lines()).isSameAs(model.lines());
    assertThat(model.frames()).isSameAs(model.frames());
    assertThat(model.options()).isSameAs(model.options());
    assertThat(model.surveys()).isSameAs(model.surveys());
  }

  @Test
  void everyEndHasWordsOfItsOwn() {
    for (var reason : CloseReason.values()) {
      assertThat(ChatWords.of(new TransportEvent.Closed(reason.code(), "", true)))
          .startsWith(reason.code() + " · ")
          .doesNotContain("does not have");
    }
    assertThat(ChatWords.of(new TransportEvent.Closed(4999, "odd\u202Ereason", true)))
        .isEqualTo("4999 · closed with a code this protocol does not have · “odd‹U+202E›reason”");
    assertThat(ChatWords.of(new TransportEvent.UpgradeRefused(418, null))).contains("HTTP 418");
  }

  private void chat(String id) {
    model.open(id);
    transport.last().opens().says(Told.state()).says(Told.history(Told.bot(1, Told.FLAVOUR)));
    assertThat(model.lines()).contains(new BotLine(1, Told.FLAVOUR, Told.AT));
  }
}
