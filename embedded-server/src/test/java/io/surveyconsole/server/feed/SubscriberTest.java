package io.surveyconsole.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.surveyconsole.server.access.Operator;
import io.surveyconsole.server.api.ApiJson;
import io.surveyconsole.server.api.FeedMessage;
import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.Customer;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.model.Scope;
import io.surveyconsole.server.model.Status;
import io.surveyconsole.server.model.SurveyVersion;
import io.surveyconsole.server.model.TokenHash;
import io.surveyconsole.server.protocol.Sender;
import io.surveyconsole.survey.model.SurveyId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubscriberTest {
  private static final Operator OPERATOR =
      new Operator("console", Scope.READ, TokenHash.of("token"));

  private final ObjectWriter writer = ApiJson.mapper().writerFor(FeedMessage.class);
  private final RecordedSession line = new RecordedSession();
  private final Subscriber subscriber = new Subscriber(OPERATOR, line.session, writer);

  private static Batch batch(Conversation... conversations) {
    var batch = new Batch();
    List.of(conversations).forEach(batch::note);
    return batch;
  }

  private static Conversation conversation(String id, long lastSeq) {
    Instant noon = Instant.parse("2026-11-22T12:00:00Z");
    return new Conversation(
        new ConversationId(id),
        new Customer(new CustomerId("1"), "Maya", "maya@example.com"),
        new SurveyVersion.Key(new SurveyId("1"), 1),
        "Ice Cream Preference",
        false,
        Status.ACTIVE,
        0,
        2,
        lastSeq,
        Sender.BOT,
        "message " + lastSeq,
        noon,
        noon,
        null);
  }

  private static FeedMessage.Changes read(String text) throws Exception {
    return (FeedMessage.Changes) ApiJson.mapper().readValue(text, FeedMessage.class);
  }

  @Test
  void sendsNothingBeforeThePictureIsComplete() throws Exception {
    subscriber.send(batch(conversation("a", 1)));
    assertThat(line.texts).isEmpty();
    subscriber.goLive();
    subscriber.send(batch(conversation("b", 1)));
    assertThat(read(line.texts.getFirst()).conversations())
        .extracting(row -> row.id())
        .containsExactly("a", "b");
  }

  @Test
  void putsTogetherTheNewestOfWhatChangesWhileTheConsoleReads() throws Exception {
    subscriber.goLive();
    subscriber.send(batch(conversation("a", 1)));
    subscriber.send(batch(conversation("a", 3), conversation("b", 1)));
    subscriber.send(batch(conversation("a", 5)));
    assertThat(line.texts).hasSize(1);
    line.reads();
    subscriber.send(batch());
    assertThat(read(line.texts.getLast()).conversations())
        .extracting(row -> row.id() + row.lastSeq())
        .containsExactly("a5", "b1");
    line.reads();
    subscriber.send(batch());
    assertThat(line.texts).hasSize(2);
  }

  @Test
  void writesABatchOnceForAllConsoles() {
    var other = new RecordedSession();
    var second = new Subscriber(OPERATOR, other.session, writer);
    subscriber.goLive();
    second.goLive();
    Batch batch = batch(conversation("a", 1));
    subscriber.send(batch);
    second.send(batch);
    assertThat(line.texts.getFirst()).isSameAs(other.texts.getFirst());
  }

  @Test
  void aConsoleThatReadsSlowlyDoesNotChangeWhatOthersGet() throws Exception {
    var other = new RecordedSession();
    var fast = new Subscriber(OPERATOR, other.session, writer);
    subscriber.goLive();
    fast.goLive();
    for (int at = 1; at <= 3; at++) {
      Batch batch = batch(conversation("c" + at, 1));
      subscriber.send(batch);
      fast.send(batch);
      other.reads();
    }
    assertThat(read(other.texts.getLast()).conversations())
        .extracting(row -> row.id())
        .containsExactly("c3");
  }

  @Test
  void getsAllThatHasChangedDuringItsFirstPictureHoweverMuchThatIs() throws Exception {
    var much = new Batch();
    IntStream.range(0, Subscriber.MOST_WAITING + 100)
        .forEach(at -> much.note(conversation("c" + at, 1)));
    subscriber.send(much);
    subscriber.goLive();
    assertThat(subscriber.isStalled()).isFalse();
    subscriber.send(batch());
    assertThat(read(line.texts.getFirst()).conversations()).hasSize(Subscriber.MOST_WAITING + 100);
  }

  @Test
  void losesTouchWhenTooMuchWaitsForIt() {
    subscriber.goLive();
    subscriber.send(batch(conversation("first", 1)));
    var much = new Batch();
    IntStream.range(0, Subscriber.MOST_WAITING).forEach(at -> much.note(conversation("c" + at, 1)));
    subscriber.send(much);
    assertThat(subscriber.isStalled()).isFalse();
    subscriber.send(batch(conversation("one too many", 1)));
    assertThat(subscriber.isStalled()).isTrue();
    subscriber.cut();
    assertThat(line.cut).isTrue();
    line.reads();
    subscriber.send(batch(conversation("later", 1)));
    assertThat(line.texts).hasSize(1);
  }
}
